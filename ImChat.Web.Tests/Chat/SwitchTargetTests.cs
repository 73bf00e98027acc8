using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Chat;

public sealed class SwitchTargetTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("maría", true)]
    [InlineData("MARIA", true)]
    [InlineData("ａｎａ", true)]
    [InlineData("陈", true)]
    [InlineData("100", true)]
    [InlineData("0042", false)]
    [InlineData("Bo", false)]
    public void ANameOrTheBeginningOfANumber_Finds(string query, bool finds) =>
        Assert.Equal(finds, new SwitchTarget(Peer.Of(new UserId(10042)), "Ana María 陈", "").Fits(query));
}
