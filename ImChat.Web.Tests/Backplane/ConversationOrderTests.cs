using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Backplane;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImChat.Web.Tests.Backplane;

public sealed class ConversationOrderTests : IDisposable
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);

    private readonly FakeTimeProvider clock = new();
    private readonly MessageBus bus = new();
    private readonly Mailbox mailbox;
    private readonly ConversationOrder order;

    public ConversationOrderTests() => (mailbox, order) = (bus.Open(Ben)!, new ConversationOrder(bus, clock));

    public void Dispose()
    {
        order.Dispose();
        mailbox.Dispose();
    }

    [Fact]
    public void WhatComesAheadOfItsTurn_WaitsForThoseBefore()
    {
        Deliver(5, 8, 7);
        Assert.Equal([5], Taken());

        Deliver(6);
        Assert.Equal([6, 7, 8], Taken());
    }

    [Fact]
    public async Task WhatIsWaitedForInVain_IsGivenUpSoon_AndNotWaitedForAgain()
    {
        Deliver(5, 8, 7);
        Taken();

        clock.Advance(ConversationOrder.Patience);
        var given = new List<long>();
        while (given.Count < 2)
        {
            await Wait.For(mailbox.WaitAsync(CancellationToken.None).AsTask());
            given.AddRange(Taken());
        }
        Assert.Equal([7, 8], given);
        Deliver(9, 6);
        Assert.Equal([9, 6], Taken());
    }

    [Fact]
    public void WhereNobodySaysWhatComesBefore_NothingWaits()
    {
        Deliver(5);
        order.Deliver(Envelope(7), mayWait: false);
        Assert.Equal([5, 7], Taken());
    }

    [Fact]
    public void Conversations_DoNotWaitForEachOther_NorDoesWhatHasNoPlace()
    {
        Deliver(5, 7);
        order.Deliver(Envelope(1, conversation: 4), mayWait: true);
        order.Deliver(new Envelope(new CaughtUp(), [Ben]), mayWait: true);
        Assert.Equal([5, 1, 0], Taken());
    }

    [Fact]
    public void WhatIsWithheld_TakesItsTurn()
    {
        Deliver(5);
        order.Deliver(new Envelope(new MessageWithheld(new ConversationId(3), 7), [Ben]), mayWait: true);
        Deliver(6);
        Assert.Equal([5, 6, 7], Taken());
    }

    private static Envelope Envelope(long seq, long conversation = 3) =>
        new(new MessageArrived(new ChatMessage(seq, new ConversationId(conversation), seq, Anna, Peer.Of(Ben), MessageBody.Text("hi"), default, null, null), null), [Ben]);

    private void Deliver(params long[] seqs)
    {
        foreach (var seq in seqs)
            order.Deliver(Envelope(seq), mayWait: true);
    }

    /// <summary>The numbers of what arrived, in order; 0 for what has none.</summary>
    private List<long> Taken()
    {
        var taken = new List<long>();
        while (mailbox.TryTake(out var chatEvent))
            taken.Add(chatEvent switch { MessageArrived arrived => arrived.Message.Seq, MessageWithheld withheld => withheld.Seq, _ => 0 });
        return taken;
    }
}
