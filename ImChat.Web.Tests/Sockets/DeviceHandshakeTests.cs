using System.Net.WebSockets;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>Who may open a socket of <c>imchat.v2</c>, and how it begins.</summary>
public sealed class DeviceHandshakeTests(AppFactory app)
{
    private string Own => app.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task TheFirstFrame_SaysWhoAndWhatApplies_AndNothingElseComesUnasked()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.ConnectAsync(app, $"id={person.Id}&token={person.Token}");
        using var socket = await friend.ConnectAsync();
        await socket.SendTextAsync(10, person.Id, "waits");

        var hello = await device.ReceiveAsync();
        Assert.Equal("imchat.v2", device.Raw.SubProtocol);
        Assert.Equal(("hello", 2, person.Id, 65_536), (hello.GetProperty("t").GetString(), hello.GetProperty("v").GetInt32(), hello.GetProperty("user").GetInt64(), hello.GetProperty("maxFrame").GetInt32()));
        await device.SendAsync(new { t = "ping", n = 7 });
        Assert.Equal(7, (await device.ReceiveAsync()).GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task WithoutTheSubprotocol_ASocketIsAnOldOne()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("something.else");
        socket.Options.AddSubProtocol("imchat.v2");
        await Wait.For(socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/chat", Query = $"id={person.Id}&token={person.Token}" }.Uri, CancellationToken.None));
        Assert.Equal("imchat.v2", socket.SubProtocol);

        using var old = await person.ConnectAsync();
        Assert.Null(old.Raw.SubProtocol);
    }

    [Fact]
    public async Task ABearerToken_Proves_WithAndWithoutTheId()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var named = await DeviceConnection.ConnectAsync(app, $"id={person.Id}", ("Authorization", $"Bearer {person.Token}"));
        using var unnamed = await DeviceConnection.ConnectAsync(app, "", ("Authorization", $"Bearer {person.Token}"));
        foreach (var device in (DeviceConnection[])[named, unnamed])
            Assert.Equal(person.Id, (await device.ReceiveAsync("hello")).GetProperty("user").GetInt64());
    }

    [Fact]
    public async Task TheCookieOfThisId_ProvesOnAPageOfOurOwn()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.ConnectAsync(app, $"id={person.Id}", ("Cookie", person.Cookie), ("Origin", Own));
        Assert.Equal(person.Id, (await device.ReceiveAsync("hello")).GetProperty("user").GetInt64());
    }

    [Fact]
    public async Task AnythingElse_IsRefused()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var other = await LegacyClient.RegisterAsync(app);
        (string Query, (string, string)[] Headers)[] attempts =
        [
            ("", []),
            ($"id={person.Id}", []),
            ($"id={person.Id}&token=", []),
            ($"id={person.Id}&token={other.Token}", []),
            ($"id={person.Id}&token={other.Token}", [("Authorization", $"Bearer {person.Token}")]),
            ($"id={person.Id}&token={person.Token}&token={person.Token}", []),
            ($"id={other.Id}", [("Authorization", $"Bearer {person.Token}")]),
            ($"id={person.Id}&id={person.Id}", [("Authorization", $"Bearer {person.Token}")]),
            ("", [("Authorization", "Bearer nonsense")]),
            ($"id={person.Id}", [("Cookie", person.Cookie)]),
            ($"id={person.Id}", [("Cookie", person.Cookie), ("Origin", "https://evil.example")]),
            ($"id={person.Id}&token={person.Token}", [("Origin", "https://evil.example")]),
            ($"id={other.Id}", [("Cookie", person.Cookie), ("Origin", Own)]),
            ("", [("Cookie", person.Cookie), ("Origin", Own)]),
        ];
        foreach (var (query, headers) in attempts)
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => DeviceConnection.ConnectAsync(app, query, headers));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }
}
