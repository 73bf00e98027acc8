using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class HandshakeTests(AppFactory app)
{
    [Fact]
    public async Task TheRightIdAndToken_AreLetIn()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, Handshake.Of(me));
        Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?id={0}")]
    [InlineData("?token={1}")]
    [InlineData("?id={0}&token=")]
    [InlineData("?id={0}&token={1}0")]
    [InlineData("?id={0}&token={2}")]
    [InlineData("?id={0}&token=0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("?id={0}&token={3}")]
    [InlineData("?id={4}&token={1}")]
    [InlineData("?id=99999999&token={1}")]
    [InlineData("?id=99999999&token=")]
    [InlineData("?id=0&token=")]
    [InlineData("?id=0&token={1}")]
    [InlineData("?id=-{0}&token={1}")]
    [InlineData("?id=abc&token={1}")]
    [InlineData("?id=abc&token=")]
    [InlineData("?id={0}x&token={1}")]
    [InlineData("?id={0}.0&token={1}")]
    [InlineData("?id=%2B{0}&token={1}")]
    [InlineData("?id=99999999999999999999&token={1}")]
    [InlineData("?id={0}&id={0}&token={1}")]
    [InlineData("?id={0}&ID={4}&token={1}")]
    [InlineData("?id={0}&token={1}&token={1}")]
    [InlineData("?id={0}&token={1}&token=")]
    [InlineData("?id={0}&token=%00{1}")]
    public async Task AnythingElse_IsForbidden_AsTheOldServerSaidIt(string query)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, new(string.Format(null, query, me.Id, me.Token, you.Token, me.Token.ToLowerInvariant(), you.Id)));
        Refused(403, "Forbidden", answer);
    }

    [Theory]
    [InlineData("GET", "13", "", 400, "Bad Request")]
    [InlineData("GET", "13", "h2c", 400, "Bad Request")]
    [InlineData("GET", "8", "websocket", 400, "Bad Request")]
    [InlineData("GET", "0", "websocket", 400, "Bad Request")]
    [InlineData("GET", "99", "websocket", 400, "Bad Request")]
    [InlineData("GET", "", "websocket", 400, "Bad Request")]
    [InlineData("POST", "13", "websocket", 405, "Method Not Allowed")]
    [InlineData("PUT", "13", "websocket", 405, "Method Not Allowed")]
    public async Task ARequestThatIsNoHandshake_IsRefused_EvenWithTheRightToken(string method, string version, string upgrade, int status, string reason)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, Handshake.Of(me) with { Method = method, Version = version, Upgrade = upgrade });
        Refused(status, reason, answer);
    }

    [Theory]
    [InlineData("http://{0}", 101)]
    [InlineData("HTTP://{0}", 101)]
    [InlineData("https://{0}", 403)]
    [InlineData("http://evil.example", 403)]
    [InlineData("http://localhost", 403)]
    [InlineData("http://localhost:1", 403)]
    [InlineData("http://sub.{0}", 403)]
    [InlineData("http://{0}.evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("", 403)]
    public async Task OnlyOurOwnPages_MayOpenASocket_GoodTokenOrNot(string origin, int status)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Handshake.AskAsync(app, Handshake.Of(me).With("Origin", string.Format(null, origin, app.Address.Authority)));
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoOrigins_AreNone()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Refused(403, "Forbidden", await Handshake.AskAsync(app, Handshake.Of(me).With("Origin", app.Origin()).With("Origin", app.Origin())));
    }

    [Fact]
    public async Task ACookie_IsNoTokenForASocket()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Refused(403, "Forbidden", await Handshake.AskAsync(app, new Handshake($"?id={me.Id}").With("Cookie", me.Cookie).With("Origin", "http://evil.example")));
    }

    [Fact]
    public async Task TheTokenOfRegistering_IsGoodUntilTheFirstLogin_WhichLeavesOpenSocketsAlone()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var old = Handshake.Of(me);
        using var open = await me.ConnectAsync();
        Assert.StartsWith("HTTP/1.1 101 ", await Handshake.AskAsync(app, old), StringComparison.Ordinal);
        await me.LoginAsync();
        Refused(403, "Forbidden", await Handshake.AskAsync(app, old));
        Assert.StartsWith("HTTP/1.1 101 ", await Handshake.AskAsync(app, Handshake.Of(me)), StringComparison.Ordinal);
        await open.SendTextAsync(10, me.Id, "still here");
        Assert.Equal("still here", await open.ReceiveTextAsync());
    }

    [Fact]
    public async Task WhatAClientOffersBeyondTheOldProtocol_IsNotTaken()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var many = string.Join(", ", Enumerable.Range(0, 50).Select(i => $"foo.{i}"));
        var answer = await Handshake.AskAsync(app, Handshake.Of(me).With("Sec-WebSocket-Protocol", many).With("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"));
        Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static void Refused(int status, string reason, string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        Assert.StartsWith($"HTTP/1.1 {status} ", parts[0], StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: text/plain; charset=utf-8", parts[0], StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Version: 13", parts[0], StringComparison.Ordinal);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff", parts[0], StringComparison.Ordinal);
        Assert.Contains($"\r\n{reason}\n\r\n", "\r\n" + parts[1], StringComparison.Ordinal);
    }
}
