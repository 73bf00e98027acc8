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

    [Theory]
    [InlineData("203.0.113.7, 10.0.0.5", "chat.example", "101")]
    [InlineData("203.0.113.7, 10.9.0.5", "chat.example", "403")]
    [InlineData("203.0.113.7, 10.0.0.5", "another.example", "403")]
    public async Task OfProxiesBehindEachOther_EachHasToBeKnown_AndTheHostOneOfOurs(string through, string host, string status)
    {
        await using var app = new AppFactory(new() { ["Proxy:Known:0"] = "127.0.0.1", ["Proxy:Known:1"] = "10.0.0.0/16", ["AllowedHosts"] = "localhost;chat.example" });
        await app.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, Handshake.Of(me)
            .With("Origin", $"https://{host}").With("X-Forwarded-Proto", "https, http").With("X-Forwarded-Host", $"{host}, inner.example").With("X-Forwarded-For", through));
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }
}
