using ImChat.Domain.Attachments;

namespace ImChat.Web.Tests.Attachments;

public sealed class AttachmentNameTests
{
    [Fact]
    public void A_name_is_39_digits_and_a_suffix_and_never_given_twice()
    {
        var names = Enumerable.Range(0, 1000).Select(_ => AttachmentName.New(".png").ToString()).ToHashSet();
        Assert.Equal(1000, names.Count);
        Assert.All(names, name => Assert.Matches(@"^[0-9]{39}\.png$", name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.png")]
    [InlineData("123456789012345678901234567890123456789")]
    [InlineData("123456789012345678901234567890123456789.")]
    [InlineData("123456789012345678901234567890123456789.PNG")]
    [InlineData("123456789012345678901234567890123456789.png/")]
    [InlineData("123456789012345678901234567890123456789.png\n")]
    [InlineData("123456789012345678901234567890123456789.ninechars")]
    [InlineData("../3456789012345678901234567890123456789.png")]
    [InlineData("١23456789012345678901234567890123456789.png")]
    public void Anything_else_is_no_name(string? text) => Assert.False(AttachmentName.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("png")]
    [InlineData("./x")]
    public void A_suffix_that_is_none_makes_no_name(string suffix) => Assert.Throws<ArgumentException>(() => AttachmentName.New(suffix));
}
