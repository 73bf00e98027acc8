using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Faults.Lines;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Devices;

public sealed class DeviceClientTests(AppFactory app) : IAsyncDisposable
{
    private const int Seed = 5;

    private readonly Random random = new(Seed);
    private readonly History history = new();
    private readonly ChaosProxy proxy = new(app.Address, Seed);
    private readonly List<DeviceClient> devices = [];
    private Caller ann = default!;
    private Caller bob = default!;

    [Fact]
    public async Task WhatIsSent_IsAcked_AndArrives()
    {
        var (anns, bobs) = await MeetAsync();
        var send = NewSend();
        await Wait.For(anns.SendAsync(send));
        await Wait.For(bobs.ResyncAsync());
        Assert.Equal(send.Content, Assert.Single(bobs.Record.Receipts).Content);
        var story = Assert.Single(history.Sends);
        Assert.Equal((1, 1), (story.Attempts, story.FirstAcks));
    }

    [Fact]
    public async Task ACutLine_IsTakenAnew_AndWhatWasNotAcked_GoesOutAgainInOrder()
    {
        var (anns, bobs) = await MeetAsync();
        proxy.Weather.ToClient.Stall();
        Send[] sends = [NewSend(), NewSend(), NewSend()];
        var acked = Task.WhenAll(sends.Select(anns.SendAsync).ToList());
        await ArriveAsync(bobs, sends.Length);
        var back = anns.NextSyncAsync();
        proxy.Reset();
        proxy.Weather.ToClient.Flow();
        await Wait.For(back);
        await Wait.For(acked);
        Assert.Equal(sends.Select(send => send.Content), bobs.Record.Receipts.Select(receipt => receipt.Content));
        Assert.All(history.Sends, story => Assert.Equal((2, 0, 1), (story.Attempts, story.FirstAcks, story.Acked.Count)));
    }

    [Fact]
    public async Task WhatItMissed_ComesOnce_AndNothingAgain()
    {
        var (anns, bobs) = await MeetAsync();
        await Wait.For(bobs.SendAsync(NewSend()));
        await ArriveAsync(anns, 1);
        for (var i = 0; i < 3; i++)
        {
            await Wait.For(bobs.SendAsync(NewSend()));
            await Wait.For(anns.ResyncAsync());
        }
        Assert.Equal([1, 2, 3, 4], anns.Record.Receipts.Select(receipt => receipt.Place.Seq));
    }

    [Fact]
    public async Task ALineOnWhichNothingComesAnyMore_IsGivenUp()
    {
        var (anns, _) = await MeetAsync(new() { Heartbeat = TimeSpan.FromMilliseconds(500) });
        var back = anns.NextSyncAsync();
        proxy.Forget();
        await Wait.For(back);
        Assert.Equal(2, anns.Lines);
    }

    [Fact]
    public async Task TheHistory_IsReadPageByPage()
    {
        var (anns, bobs) = await MeetAsync();
        var sends = Enumerable.Range(0, 120).Select(_ => NewSend()).ToList();
        await Wait.For(Task.WhenAll(sends.Select(anns.SendAsync).ToList()));
        await Wait.For(bobs.ResyncAsync());
        var all = await bobs.ReadAllAsync(bobs.Record.Receipts[0].Place.Conversation);
        Assert.Equal(sends.Select(send => send.Content), all.Select(message => message.Content));
    }

    [Fact]
    public async Task AnOldSocket_ComesBackAfterACut_AndHasAllAtLeastOnce()
    {
        var (anns, _) = await MeetAsync();
        using var person = await LegacyClient.RegisterAsync(app);
        var caller = new Caller(new UserId(person.Id), person.Token);
        await using var old = new OldSocketClient(caller, proxy.Address, history, Habits.Eager, Seed);
        await Wait.For(old.StartAsync());
        for (var i = 1; i <= 3; i++)
        {
            var back = old.NextGreetingAsync();
            proxy.Reset();
            await Wait.For(anns.SendAsync(Send.New(random, Talk.Of(ann.Id, caller.Id))));
            await Wait.For(back);
            await Wait.For(old.Record.Had.ReachesAsync(i));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
            await device.DisposeAsync();
        await proxy.DisposeAsync();
    }

    /// <summary>Ann's device comes through the proxy, Bob's does not.</summary>
    private async Task<(DeviceClient Anns, DeviceClient Bobs)> MeetAsync(Habits? habits = null)
    {
        (ann, bob) = (await RegisterAsync(), await RegisterAsync());
        var quick = habits ?? Habits.Eager;
        devices.Add(new DeviceClient(ann, proxy.Address, history, quick, Seed));
        devices.Add(new DeviceClient(bob, app.Address, history, quick, Seed));
        await Wait.For(Task.WhenAll(devices.Select(device => device.StartAsync()).ToList()));
        return (devices[0], devices[1]);
    }

    private async Task<Caller> RegisterAsync()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        return new Caller(new UserId(person.Id), person.Token);
    }

    private Send NewSend() => Send.New(random, Talk.Of(ann.Id, bob.Id));

    private static async Task ArriveAsync(DeviceClient device, int count) => await Wait.For(device.Record.Arrivals.ReachesAsync(count));
}
