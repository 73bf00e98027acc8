using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class RoomTests(AppFactory app)
{
    [Theory]
    [InlineData("Auto", false, true)]
    [InlineData("Auto", true, false)]
    [InlineData("Always", true, true)]
    [InlineData("Never", false, false)]
    public async Task ARoomMessage_IsEchoedToItsOwnSocket_ByOriginAndSetting(string setting, bool isBrowser, bool isEchoed)
    {
        await using var own = new AppFactory(new() { ["Legacy:RoomEcho"] = setting });
        await own.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(own);
        using var you = await LegacyClient.RegisterAsync(own);
        var room = await me.CreateGroupAsync("回音");
        await you.JoinGroupAsync(room);
        using var mine = await me.ConnectAsync(isBrowser ? own.Origin() : null);
        using var yours = await you.ConnectAsync(own.Origin());
        await mine.SendTextAsync(11, room, "anybody?");
        Assert.Equal("anybody?", await yours.ReceiveTextAsync());
        await mine.SendTextAsync(10, me.Id, "note");
        if (isEchoed)
            Assert.Equal("anybody?", await mine.ReceiveTextAsync());
        Assert.Equal("note", await mine.ReceiveTextAsync());
    }

    [Fact]
    public async Task AllSocketsOfAPerson_Receive_TheSendersOthersToo_InRoomAndTalk()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var room = await me.CreateGroupAsync("多屏");
        await you.JoinGroupAsync(room);
        using var sending = await me.ConnectAsync(app.Origin());
        using var myNative = await me.ConnectAsync();
        using var myBrowser = await me.ConnectAsync(app.Origin());
        using var yourFirst = await you.ConnectAsync();
        using var yourSecond = await you.ConnectAsync(app.Origin());
        await sending.SendTextAsync(11, room, "to all");
        await sending.SendTextAsync(10, you.Id, "to you");
        foreach (var socket in (LegacySocket[])[myNative, myBrowser, yourFirst, yourSecond])
        {
            Assert.Equal("to all", await socket.ReceiveTextAsync());
            Assert.Equal("to you", await socket.ReceiveTextAsync());
        }
        await yourFirst.SendTextAsync(10, me.Id, "got it");
        Assert.Equal("got it", await sending.ReceiveTextAsync());
    }

    [Fact]
    public async Task MakingAndJoiningARoom_TakeEffectOnOpenSocketsAtOnce()
    {
        using var talk = await Talk.OpenAsync(app);
        var room = await talk.Me.CreateGroupAsync("新房");
        await talk.You.JoinGroupAsync(room);
        await talk.Yours.SendTextAsync(11, room, "from who joined");
        Assert.Equal("from who joined", await talk.Mine.ReceiveTextAsync());
        Assert.Equal("from who joined", await talk.Yours.ReceiveTextAsync());
        await talk.Mine.SendTextAsync(11, room, "from who made it");
        Assert.Equal("from who made it", await talk.Mine.ReceiveTextAsync());
        Assert.Equal("from who made it", await talk.Yours.ReceiveTextAsync());
    }

    [Fact]
    public async Task PostingToARoomOneIsNotIn_IsMetWithSilence()
    {
        using var talk = await Talk.OpenAsync(app);
        var room = await talk.You.CreateGroupAsync("私房");
        await talk.Mine.SendTextAsync(11, room, "let me in");
        await talk.Mine.SendTextAsync(11, 99_999_999, "is there anybody");
        await talk.NothingElseCameAsync();
        await talk.Me.JoinGroupAsync(room);
        await talk.Mine.SendTextAsync(11, room, "thanks");
        Assert.Equal("thanks", await talk.Yours.ReceiveTextAsync());
    }

    [Fact]
    public async Task Messages_KeepTheirOrder()
    {
        using var talk = await Talk.OpenAsync(app);
        foreach (var i in Enumerable.Range(0, 300))
            await talk.Mine.SendTextAsync(10, talk.You.Id, $"{i}");
        foreach (var i in Enumerable.Range(0, 300))
            Assert.Equal($"{i}", await talk.Yours.ReceiveTextAsync());
    }

    [Fact]
    public async Task ASocketThatNeverReads_HindersNobody()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var live = await LegacyClient.RegisterAsync(app);
        using var dead = await LegacyClient.RegisterAsync(app);
        var room = await me.CreateGroupAsync("堵车");
        await live.JoinGroupAsync(room);
        await dead.JoinGroupAsync(room);
        using var sending = await me.ConnectAsync(app.Origin());
        using var reading = await live.ConnectAsync();
        using var stuck = await dead.ConnectAsync();
        // Twelve million bytes: more than the system's own buffers take in for a reader.
        var weight = new string('x', 60_000);
        var posting = Task.Run(async () =>
        {
            foreach (var i in Enumerable.Range(0, 200))
                await sending.SendTextAsync(11, room, $"{i} {weight}");
        });
        foreach (var i in Enumerable.Range(0, 200))
            Assert.StartsWith($"{i} ", await reading.ReceiveTextAsync(), StringComparison.Ordinal);
        await Wait.For(posting);
    }
}
