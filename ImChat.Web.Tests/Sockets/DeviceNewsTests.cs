using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>What devices hear beside messages: receipts, typing, who is there, goodbye.</summary>
public sealed class DeviceNewsTests(AppFactory app) : IAsyncLifetime
{
    private LegacyClient anna = default!;
    private LegacyClient ben = default!;

    public async ValueTask InitializeAsync()
    {
        anna = await LegacyClient.RegisterAsync(app);
        ben = await LegacyClient.RegisterAsync(app);
    }

    public ValueTask DisposeAsync()
    {
        anna.Dispose();
        ben.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Receipts_ReachTheOther_AndTheReadersOwnDevices()
    {
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (theirs, _) = await DeviceConnection.ResumeAsync(app, ben);
        var (tablet, _) = await DeviceConnection.ResumeAsync(app, ben);
        await mine.SayAsync("a", 10, ben.Id, "one");
        var conversation = (await mine.ReceiveAsync("ack")).GetProperty("conv").GetString();
        await theirs.ReceiveAsync("msg");
        await tablet.ReceiveAsync("msg");

        await theirs.SendAsync(new { t = "got", conv = conversation, seq = 1 });
        foreach (var device in (DeviceConnection[])[tablet, mine])
            await AssertReceiptAsync(device, 1, 0);
        await theirs.SendAsync(new { t = "read", conv = conversation, seq = 1 });
        foreach (var device in (DeviceConnection[])[tablet, mine])
            await AssertReceiptAsync(device, 1, 1);
        mine.Dispose();
        theirs.Dispose();
        tablet.Dispose();
    }

    [Fact]
    public async Task AcknowledgingWhatWasNeverSent_IsRefused()
    {
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        await mine.SayAsync("a", 10, ben.Id, "one");
        var conversation = (await mine.ReceiveAsync("ack")).GetProperty("conv").GetString();
        foreach (var frame in (object[])[new { t = "got", conv = conversation, seq = 2 }, new { t = "read", conv = conversation, seq = 2 }])
        {
            await mine.SendAsync(frame);
            Assert.Equal("bad_ack", (await mine.ReceiveAsync("err")).GetProperty("code").GetString());
        }
        mine.Dispose();
    }

    [Fact]
    public async Task Typing_ReachesTheOthers_AtMostOnceInThreeSeconds_AndNobodyElse()
    {
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (theirs, _) = await DeviceConnection.ResumeAsync(app, ben);
        await mine.SayAsync("a", 10, ben.Id, "one");
        var conversation = (await mine.ReceiveAsync("ack")).GetProperty("conv").GetString();
        await theirs.ReceiveAsync("msg");
        for (var i = 0; i < 5; i++)
            await mine.SendAsync(new { t = "typing", conv = conversation });

        Assert.Equal(anna.Id, (await theirs.ReceiveAsync("typing")).GetProperty("user").GetInt64());
        await mine.SayAsync("b", 10, ben.Id, "two");
        Assert.Equal("two", (await theirs.ReceiveAsync("msg")).GetProperty("content").GetString());
        Assert.Equal("b", (await mine.ReceiveAsync("ack")).GetProperty("cid").GetString());
        mine.Dispose();
        theirs.Dispose();
    }

    [Fact]
    public async Task TypingInSomebodyElsesConversation_ReachesNobody()
    {
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        await mine.SayAsync("a", 10, ben.Id, "one");
        var conversation = (await mine.ReceiveAsync("ack")).GetProperty("conv").GetString();
        using var carl = await LegacyClient.RegisterAsync(app);
        var (stranger, _) = await DeviceConnection.ResumeAsync(app, carl);
        await stranger.SendAsync(new { t = "typing", conv = conversation });
        await stranger.SayAsync("c", 10, anna.Id, "hello");
        Assert.Equal("hello", (await mine.ReceiveAsync("msg")).GetProperty("content").GetString());
        mine.Dispose();
        stranger.Dispose();
    }

    [Fact]
    public async Task AFriend_IsSeenComing_AndIsAlreadyThereForWhoComesLater_ButNoStranger()
    {
        await anna.AddFriendAsync(ben.Id);
        using var carl = await LegacyClient.RegisterAsync(app);
        var (stranger, _) = await DeviceConnection.ResumeAsync(app, carl);
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (theirs, _) = await DeviceConnection.ResumeAsync(app, ben);

        Assert.Equal((ben.Id, "on"), State(await mine.ReceiveAsync("presence")));
        var (late, _) = await DeviceConnection.ResumeAsync(app, anna);
        Assert.Equal((ben.Id, "on"), State(await late.ReceiveAsync("presence")));
        await stranger.SendAsync(new { t = "ping" });
        Assert.Equal("pong", (await stranger.ReceiveAsync()).GetProperty("t").GetString());
        stranger.Dispose();
        mine.Dispose();
        theirs.Dispose();
        late.Dispose();
    }

    [Fact]
    public async Task ABinaryFrame_AndNonsenseWithoutEnd_CloseTheConnectionByCode()
    {
        using var binary = await DeviceConnection.OpenAsync(app, anna);
        await binary.Raw.SendAsync(new byte[] { 1 }, System.Net.WebSockets.WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Equal(4400, await binary.ReceiveCloseAsync());
        using var nonsense = await DeviceConnection.OpenAsync(app, anna);
        for (var i = 0; i < 21; i++)
            await nonsense.SendAsync("{");
        Assert.Equal(4400, await nonsense.ReceiveCloseAsync());
    }

    [Fact]
    public async Task FramesAreDroppedAbove64KiB_AndTheConnectionAboveOneMebibyte()
    {
        using var device = await DeviceConnection.OpenAsync(app, anna);
        await device.SendAsync(new string(' ', 65_537));
        Assert.Equal("too_big", (await device.ReceiveAsync("err")).GetProperty("code").GetString());
        await device.SendAsync(new string(' ', (1024 * 1024) + 1));
        Assert.Equal(4413, await device.ReceiveCloseAsync());
    }

    private static (long, string?) State(System.Text.Json.JsonElement presence) => (presence.GetProperty("user").GetInt64(), presence.GetProperty("state").GetString());

    private async Task AssertReceiptAsync(DeviceConnection device, int got, int read)
    {
        var receipt = await device.ReceiveAsync("receipt");
        Assert.Equal((ben.Id, got, read), (receipt.GetProperty("user").GetInt64(), receipt.GetProperty("got").GetInt32(), receipt.GetProperty("read").GetInt32()));
    }
}
