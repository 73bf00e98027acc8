using CsCheck;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Delivery;

/// <summary>What a connection is sent, whatever happens to the hints on the way: every message, once, in order.</summary>
public class DeviceFeedTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly MessageBus bus = new();

    [Fact]
    public async Task AHintThatWasLost_IsMadeUpForByTheNext()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        using var mailbox = bus.Open(ben)!;
        await using var feed = await FollowAsync(mailbox);
        await SayAsync(anna, ben, isPublished: true);
        Assert.Equal(1, await NextAsync(feed));
        await SayAsync(anna, ben, isPublished: false);
        await SayAsync(anna, ben, isPublished: true);

        foreach (var seq in (long[])[2, 3])
            Assert.Equal(seq, await NextAsync(feed));
    }

    [Fact]
    public async Task WhatComesTwice_IsSentOnce()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        using var mailbox = bus.Open(ben)!;
        await using var feed = await FollowAsync(mailbox);
        var first = await database.SayAsync(anna, Peer.Of(ben), "first");
        Publish(first, ben);
        Publish(first, ben);
        Publish(await database.SayAsync(anna, Peer.Of(ben), "second"), ben);

        foreach (var seq in (long[])[1, 2])
            Assert.Equal(seq, await NextAsync(feed));
    }

    [Fact]
    public async Task MoreThanAMailboxHolds_ArrivesAllTheSame()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        using var mailbox = bus.Open(ben)!;
        await using var feed = await FollowAsync(mailbox);
        for (var i = 0; i < Mailbox.Capacity + 50; i++)
            await SayAsync(anna, ben, isPublished: true);

        for (var seq = 1; seq <= Mailbox.Capacity + 50; seq++)
            Assert.Equal(seq, await NextAsync(feed));
    }

    [Fact]
    public async Task WhatIsSaidInAConversationOfOthers_IsNotSent_EvenWhenAHintSaysSo()
    {
        var (anna, ben, carl) = (await database.PersonAsync(), await database.PersonAsync(), await database.PersonAsync());
        using var mailbox = bus.Open(carl)!;
        await using var feed = await FollowAsync(mailbox);
        Publish(await database.SayAsync(anna, Peer.Of(ben), "secret"), carl);
        Publish(await database.SayAsync(anna, Peer.Of(carl), "for carl"), carl);

        Assert.True(await Wait.For(feed.MoveNextAsync().AsTask()));
        Assert.Equal("for carl", ((MessageArrived)feed.Current).Message.Body.Content);
    }

    /// <summary>Hints may be lost, come twice and late; between them the reader takes some, or stops and starts again from where it was.</summary>
    [Fact]
    public async Task WhateverHappensToTheHints_TheNumbersCome_OneAfterTheOther() =>
        await Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Array[1, 40].SampleAsync(
            async steps =>
            {
                var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
                await database.SayAsync(anna, Peer.Of(ben), "before");
                var (said, seen) = (1L, 0L);
                var mailbox = bus.Open(ben)!;
                var feed = await FollowAsync(mailbox, seen);
                foreach (var (isPublished, restarts, taken) in steps)
                {
                    var message = await SayAsync(anna, ben, isPublished);
                    said = message.Seq;
                    if (isPublished && restarts)
                        Publish(message, ben);
                    if (!isPublished && restarts)
                    {
                        mailbox.Dispose();
                        await feed.DisposeAsync();
                        mailbox = bus.Open(ben)!;
                        feed = await FollowAsync(mailbox, seen);
                    }
                    for (var i = 0; i < taken && isPublished && seen < said; i++)
                        Assert.Equal(++seen, await NextAsync(feed));
                }
                Publish(await database.SayAsync(anna, Peer.Of(ben), "last"), ben);
                while (seen <= said)
                    Assert.Equal(++seen, await NextAsync(feed));
                mailbox.Dispose();
                await feed.DisposeAsync();
            },
            iter: 30, threads: 1);

    public void Dispose() => database.Dispose();

    private static async Task<long> NextAsync(IAsyncEnumerator<ChatEvent> feed)
    {
        do
            Assert.True(await Wait.For(feed.MoveNextAsync().AsTask()));
        while (feed.Current is CaughtUp);
        return ((MessageArrived)feed.Current).Message.Seq;
    }

    /// <summary>A feed that has caught up, or stands before what it is to catch up with.</summary>
    private async Task<IAsyncEnumerator<ChatEvent>> FollowAsync(Mailbox mailbox, long? startAfter = null)
    {
        var positions = await database.Deliveries.PositionsAsync(mailbox.Owner, CancellationToken.None);
        var feed = new DeviceFeed(mailbox, database.Deliveries, database.Messages)
            .FollowAsync(positions, position => startAfter ?? position.LastSeq, () => default, CancellationToken.None).GetAsyncEnumerator();
        if (startAfter is null)
            Assert.True(await feed.MoveNextAsync());
        return feed;
    }

    private async Task<ChatMessage> SayAsync(UserId from, UserId to, bool isPublished)
    {
        var message = await database.SayAsync(from, Peer.Of(to), "hi");
        if (isPublished)
            Publish(message, to);
        return message;
    }

    private void Publish(ChatMessage message, UserId to) => bus.Deliver(new Envelope(new MessageArrived(message, null), [to]));
}
