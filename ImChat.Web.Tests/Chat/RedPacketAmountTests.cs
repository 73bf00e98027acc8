using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Chat;

public sealed class RedPacketAmountTests
{
    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("200", 20_000)]
    [InlineData("8.88", 888)]
    [InlineData(" ￥6,6 ", 660)]
    [InlineData("1.50", 150)]
    public void AnAmount_IsCents(string typed, long cents) => Assert.Equal(cents, MorePanel.Cents(typed));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.001")]
    [InlineData("200.01")]
    [InlineData("-1")]
    [InlineData("1e2")]
    [InlineData("1,000.00")]
    [InlineData("abc")]
    [InlineData("99999999999999999999999999999999")]
    public void AnythingElse_IsNone(string typed) => Assert.Null(MorePanel.Cents(typed));
}
