using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", "101")]
    [InlineData("127.0.0.0/8", "101")]
    [InlineData("10.0.0.1", "403")]
    public async Task OnlyAKnownProxy_SaysUnderWhichOriginWeAre(string known, string status)
    {
        await using var app = new AppFactory(new() { ["Proxy:Known:0"] = known });
        await app.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, Handshake.Of(me)
            .With("Origin", "https://chat.example").With("X-Forwarded-Proto", "https").With("X-Forwarded-Host", "chat.example").With("X-Forwarded-For", "203.0.113.7"));
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }
}
