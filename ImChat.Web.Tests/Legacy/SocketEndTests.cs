using System.Net.WebSockets;
using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>How large a message may be, and how sockets end.</summary>
public sealed class SocketEndTests(AppFactory app)
{
    [Theory]
    [InlineData(513)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(65_536)]
    public async Task AMessageOfUpTo64Kib_IsDelivered(int bytes)
    {
        using var talk = await Talk.OpenAsync(app);
        var frame = Frame(talk, bytes);
        await talk.Mine.SendAsync(frame);
        Assert.Equal(Encoding.UTF8.GetString(frame), await talk.Yours.ReceiveAsync());
    }

    [Theory]
    [InlineData(65_537)]
    [InlineData(70_000)]
    [InlineData(131_072)]
    [InlineData(1024 * 1024)]
    public async Task AboveThat_ItIsDropped_AndTheSocketLives(int bytes)
    {
        using var talk = await Talk.OpenAsync(app);
        await talk.Mine.SendAsync(Frame(talk, bytes));
        await talk.NothingElseCameAsync();
    }

    [Theory]
    [InlineData((1024 * 1024) + 1)]
    [InlineData(3 * 1024 * 1024)]
    public async Task AboveOneMebibyte_TheSocketIsClosed_AndIsToldWhy(int bytes)
    {
        using var talk = await Talk.OpenAsync(app);
        using var whole = await talk.Me.ConnectAsync();
        await Wait.For(whole.SendAsync(Frame(talk, bytes)));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await whole.ReceiveCloseAsync());
        using var inFragments = await talk.Me.ConnectAsync();
        for (var left = bytes; left > 0; left -= 65_536)
            await Wait.For(inFragments.SendAsync(new byte[Math.Min(left, 65_536)], WebSocketMessageType.Binary, isEnd: false));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await inFragments.ReceiveCloseAsync());
        await talk.NothingElseCameAsync();
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public async Task TextThatIsNoText_EndsItsOwnConnection_AndNoOther(byte[] bytes)
    {
        using var talk = await Talk.OpenAsync(app);
        using var broken = await talk.Me.ConnectAsync();
        await broken.SendAsync([.. Encoding.UTF8.GetBytes($$"""{"cmd":10,"dstid":{{talk.You.Id}},"content":" """), .. bytes, .. "\"}"u8]);
        Assert.True(await EndsAsync(broken));
        await talk.NothingElseCameAsync();
    }

    [Theory]
    [InlineData(1000, "bye")]
    [InlineData(1001, "")]
    [InlineData(1008, "x")]
    [InlineData(3000, "自己")]
    [InlineData(4999, "")]
    public async Task AClientsClose_IsAnsweredWithTheSameCode(int code, string reason)
    {
        using var talk = await Talk.OpenAsync(app);
        using var leaving = await talk.Me.ConnectAsync();
        await Wait.For(leaving.Raw.CloseAsync((WebSocketCloseStatus)code, reason, CancellationToken.None));
        Assert.Equal((WebSocketState.Closed, code), (leaving.Raw.State, (int?)leaving.Raw.CloseStatus));
        await talk.NothingElseCameAsync();
    }

    [Fact]
    public async Task AConnectionThatIsCutOff_EndsItself_AndNoOther()
    {
        using var talk = await Talk.OpenAsync(app);
        using var cut = await talk.You.ConnectAsync();
        await cut.SendAsync("{\"cmd\":10,"u8.ToArray(), isEnd: false);
        cut.Raw.Abort();
        await talk.NothingElseCameAsync();
    }

    [Fact]
    public async Task OfMoreConnectionsThanAllowed_TheNewestIsRefused_AndTheOthersLive()
    {
        await using var own = new AppFactory(new() { ["Limits:ConnectionsPerPerson"] = "2" });
        await own.InitializeAsync();
        using var talk = await Talk.OpenAsync(own);
        using var second = await talk.Me.ConnectAsync();
        Assert.StartsWith("HTTP/1.1 503 ", await Handshake.AskAsync(own, Handshake.Of(talk.Me)), StringComparison.Ordinal);
        await talk.Mine.SendTextAsync(10, talk.Me.Id, "both of us");
        Assert.Equal("both of us", await talk.Mine.ReceiveTextAsync());
        Assert.Equal("both of us", await second.ReceiveTextAsync());
        await talk.Yours.SendTextAsync(10, talk.Me.Id, "all three");
        Assert.Equal("all three", await second.ReceiveTextAsync());
        await Wait.For(second.Raw.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));
        await Wait.For(ComesInAsync(own, talk.Me));
    }

    private static byte[] Frame(Talk talk, int bytes)
    {
        var frame = $$"""{"userid":{{talk.Me.Id}},"cmd":10,"dstid":{{talk.You.Id}},"content":"@"}""";
        return Encoding.UTF8.GetBytes(frame.Replace("@", new string('a', bytes - frame.Length + 1), StringComparison.Ordinal));
    }

    private static async Task<bool> EndsAsync(LegacySocket socket)
    {
        try
        {
            return (await Wait.For(socket.Raw.ReceiveAsync(new byte[256], CancellationToken.None))).MessageType == WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }

    /// <summary>The place of a closed socket is free again a moment after the client knows that it is closed.</summary>
    private static async Task ComesInAsync(AppFactory app, LegacyClient person)
    {
        while (!(await Handshake.AskAsync(app, Handshake.Of(person))).StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal))
            await Task.Yield();
    }
}
