using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderBodyTests
{
    [Fact]
    public void AllFields_AreReadAsTheyStand() => Assert.Equal(
        new MessageBody(MediaKind.News, "标题", "/mnt/1.png", "https://example.org/?a=b&c", "memo", 12345678901),
        Body("""{"media":2,"content":"标题","pic":"/mnt/1.png","url":"https:\/\/example.org/?a=b\u0026c","memo":"memo","amount":12345678901}"""));

    [Theory]
    [InlineData("""{"x":1}""")]
    [InlineData("""{"media":null,"content":null,"pic":null,"url":null,"memo":null,"amount":null}""")]
    [InlineData("""{"media":"1","content":5,"pic":true,"url":[1],"memo":{"a":"b"},"amount":"00:05"}""")]
    [InlineData("""{"media":1.0,"amount":1.5}""")]
    [InlineData("""{"media":1e0,"amount":99999999999999999999}""")]
    public void MissingFieldsNullsAndWrongTypes_AreEmpty(string fields) => Assert.Equal(new MessageBody(MediaKind.None), Body(fields));

    [Fact]
    public void Keys_AreReadInAnyLetterCase() => Assert.Equal(
        new MessageBody(MediaKind.Voice, "c", "p", "u", "m", 5), Body("""{"MEDIA":3,"Content":"c","pIC":"p","URL":"u","meMO":"m","Amount":5}"""));

    [Fact]
    public void OfDuplicates_TheLastWins() => Assert.Equal(
        new MessageBody(MediaKind.Image, Content: "", Url: "b"), Body("""{"media":1,"MEDIA":4,"url":"a","url":"b","content":"gone","content":null}"""));

    [Fact]
    public void OfAWrongTypeAfterARightOne_TheWrongOneWins() => Assert.Equal(
        new MessageBody(MediaKind.Text), Body("""{"media":1,"content":"gone","content":5}"""));

    [Theory]
    [InlineData("10", 10)]
    [InlineData("101", 101)]
    [InlineData("-1", -1)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", 0)]
    [InlineData("-2147483649", 0)]
    public void AKindNobodyKnows_IsKept_AndWhatIsNoKindAtAllIsNone(string media, int kind) =>
        Assert.Equal((MediaKind)kind, Body($$"""{"media":{{media}}}""").Media);

    [Theory]
    [InlineData("\"a\\u0000b\"", "ab")]
    [InlineData("\"\\u0000\"", "")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"a\\ud800b\"", "\uFFFD")]
    [InlineData("\"\\udc00\"", "\uFFFD")]
    public void EscapesThatStandForNoText_AreLeftOutOfTheText(string content, string text) =>
        Assert.Equal(text, Body($$"""{"content":{{content}}}""").Content);

    /// <summary>The body of a frame with these fields to person 10002.</summary>
    private static MessageBody Body(string fields) => Frames.Read($$"""{"cmd":10,"dstid":10002,{{fields[1..]}}""")!.Body;
}
