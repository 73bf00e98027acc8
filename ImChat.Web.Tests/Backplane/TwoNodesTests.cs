using System.Net;
using System.Net.WebSockets;
using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace ImChat.Web.Tests.Backplane;

/// <summary>People on two nodes, as if they were on one.</summary>
public sealed class TwoNodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>, IAsyncLifetime
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private LegacyClient anna = default!;
    private LegacyClient ben = default!;

    public async ValueTask InitializeAsync()
    {
        anna = await LegacyClient.RegisterAsync(nodes.One, "Anna");
        ben = (await LegacyClient.RegisterAsync(nodes.One, "Ben")).At(nodes.Other);
    }

    public ValueTask DisposeAsync()
    {
        anna.Dispose();
        ben.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhatIsSaidOnOne_IsHeardOnTheOther_InOrder_BothWays()
    {
        using var hers = await anna.ConnectAsync();
        using var his = await ben.ConnectAsync();

        for (var i = 0; i < 50; i++)
        {
            await hers.SendTextAsync(10, ben.Id, $"to {i}");
            await his.SendTextAsync(10, anna.Id, $"fro {i}");
        }

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal($"to {i}", await his.ReceiveTextAsync());
            Assert.Equal($"fro {i}", await hers.ReceiveTextAsync());
        }
    }

    [Fact]
    public async Task WhatOneSays_ReachesTheirOtherDevice_ThereToo_AndNeverComesBack()
    {
        using var phone = await anna.ConnectAsync();
        using var desk = await anna.At(nodes.Other).ConnectAsync();

        await phone.SendTextAsync(10, ben.Id, "from the phone");
        Assert.Equal("from the phone", await desk.ReceiveTextAsync());
        await desk.SendTextAsync(10, ben.Id, "from the desk");
        Assert.Equal("from the desk", await phone.ReceiveTextAsync());
        await anna.SettledAsync(phone);
    }

    [Fact]
    public async Task AGroupJoinedOnOne_IsHeardOnTheOther_FromTheNextMessageOn()
    {
        var group = await anna.CreateGroupAsync("nodes");
        using var hers = await anna.ConnectAsync();
        using var his = await ben.ConnectAsync();
        await hers.SendTextAsync(11, group, "before");
        Assert.Equal("before", await hers.ReceiveTextAsync());

        Assert.Equal(0, (await ben.JoinGroupAsync(group)).GetProperty("code").GetInt32());
        await hers.SendTextAsync(11, group, "after");

        Assert.Equal("after", await his.ReceiveTextAsync());
    }

    [Fact]
    public async Task ADevice_GoesOnOnTheOtherNode_WhereItLeftOff()
    {
        using var his = await ben.ConnectAsync();
        var (device, _) = await DeviceConnection.ResumeAsync(nodes.One, anna, new { t = "resume", device = "phone" });
        await his.SendTextAsync(10, anna.Id, "one");
        var conversation = (await device.ReceiveAsync("msg")).GetProperty("conv").GetString();
        device.Dispose();
        await his.SendTextAsync(10, anna.Id, "two");
        // His own messages are stored in his order: once this is back, the one before it is stored.
        await ben.SettledAsync(his);

        var (again, missed) = await DeviceConnection.ResumeAsync(nodes.Other, anna, new { t = "resume", device = "phone", convs = new Dictionary<string, long> { [conversation!] = 1 } });

        Assert.Equal("two", Assert.Single(missed).GetProperty("content").GetString());
        again.Dispose();
    }

    [Fact]
    public async Task WhoIsOnlineOnOne_IsSeenOnTheOther()
    {
        await anna.AddFriendAsync(ben.Id);
        using var hers = await anna.ConnectAsync();

        await Wait.For(SeenAsync(nodes.Other.Services.GetRequiredService<Presence>(), new UserId(anna.Id)));
    }

    [Fact]
    public async Task WhoeverSignsInAnew_EndsTheOldToken_OnBoth()
    {
        var old = ben.At(nodes.One);
        using var his = await old.ConnectAsync();

        await ben.LoginAsync();

        using var refused = new ClientWebSocket();
        refused.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            refused.ConnectAsync(new UriBuilder(nodes.One.Address) { Scheme = "ws", Path = "/chat", Query = $"id={old.Id}&token={old.Token}" }.Uri, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, refused.HttpStatusCode);
    }

    [Fact]
    public async Task WhileRedisHangs_AndWhileItIsGone_AndAfterwards_NothingIsLost_DoubledOrOutOfOrder()
    {
        using var hers = await anna.ConnectAsync();
        using var his = await ben.ConnectAsync();
        var said = 0;
        async Task SayAndHearAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await hers.SendTextAsync(10, ben.Id, $"{said + i}");
            for (var i = 0; i < count; i++)
                Assert.Equal($"{said++}", await his.ReceiveTextAsync());
        }

        await SayAndHearAsync(5);
        nodes.Redis.Pause();
        await SayAndHearAsync(5);
        nodes.Redis.Continue();
        await SayAndHearAsync(5);
        nodes.Redis.Restart();
        await SayAndHearAsync(5);
        await ben.SettledAsync(his);
        await SayAndHearAsync(5);
    }

    /// <summary>It hears the others all the while, and so has no reason of its own to read anything again.</summary>
    [Fact]
    public async Task WhatANodeCouldNotTell_TheOtherReadsAgain_OnceItCan()
    {
        using var mailbox = nodes.Other.Services.GetRequiredService<MessageBus>().Open(new UserId(ben.Id))!;
        var missed = UntilItMissedSomethingAsync(mailbox);
        nodes.Redis.Execute("ACL", "SETUSER", "default", "-publish");
        try
        {
            await anna.AddFriendAsync(ben.Id);
            await Wait.For(RefusedTwiceAsync(nodes.Redis));
        }
        finally
        {
            nodes.Redis.Execute("ACL", "SETUSER", "default", "+publish");
        }

        await Wait.For(missed);
    }

    /// <summary>Redis has refused something twice: the second time at least a second after the first.</summary>
    private static async Task RefusedTwiceAsync(RedisServer redis)
    {
        while (((RedisResult[])redis.Execute("ACL", "LOG")!).Sum(entry => (int)((RedisResult[])entry!)[1]) < 2)
            await Task.Delay(BetweenLooks);
    }

    private static async Task UntilItMissedSomethingAsync(Mailbox mailbox)
    {
        await foreach (var told in mailbox.ReadAllAsync(CancellationToken.None))
            Assert.IsNotType<PeerAdded>(told);
    }

    /// <summary>Looks until they are seen; nobody says so.</summary>
    private static async Task SeenAsync(Presence presence, UserId person)
    {
        while (presence.OnlineSince(person) is null)
            await Task.Delay(BetweenLooks);
    }
}
