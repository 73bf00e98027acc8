using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Delivery;

public sealed class MessageBusTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);
    private static readonly UserId Carl = new(10003);

    [Fact]
    public async Task EveryOpenMailboxOfEveryRecipient_GetsTheEvent_AndNobodyElses()
    {
        var bus = new MessageBus();
        Mailbox[] theirs = [bus.Open(Anna)!, bus.Open(Anna)!, bus.Open(Ben)!];
        var other = bus.Open(Carl)!;

        bus.Deliver(Event(Anna, Ben));

        Assert.All(await ReadAllAsync(theirs), events => Assert.Single(events));
        Assert.All(await ReadAllAsync(other), Assert.Empty);
    }

    [Fact]
    public void WhoHasNothingOpen_IsPassedOver()
    {
        var bus = new MessageBus();
        using var mailbox = bus.Open(Ben)!;

        Assert.Null(Record.Exception(() => bus.Deliver(Event(Anna))));
    }

    [Fact]
    public void MailboxesAreTold_ApartByNumber()
    {
        var bus = new MessageBus();
        Mailbox[] open = [bus.Open(Anna)!, bus.Open(Anna)!, bus.Open(Ben)!];

        Assert.Equal(3, open.DistinctBy(mailbox => mailbox.Id).Count());
        Assert.Equal([Anna, Anna, Ben], open.Select(mailbox => mailbox.Owner));
    }

    [Fact]
    public async Task OverTheLimit_TheNewestIsRefused_AndTheOthersLiveOn()
    {
        var bus = new MessageBus(connectionsPerPerson: 2);
        Mailbox[] open = [bus.Open(Anna)!, bus.Open(Anna)!];

        Assert.Null(bus.Open(Anna));

        bus.Deliver(Event(Anna));
        Assert.All(await ReadAllAsync(open), events => Assert.Single(events));
    }

    [Fact]
    public void TheLimit_IsEachPersonsOwn()
    {
        var bus = new MessageBus(connectionsPerPerson: 1);
        using var first = bus.Open(Anna);
        using var second = bus.Open(Ben);

        Assert.NotNull(first);
        Assert.NotNull(second);
    }

    [Fact]
    public void TheLimit_IsFiftyUnlessSaidOtherwise()
    {
        var bus = new MessageBus();
        for (var i = 0; i < 50; i++)
            Assert.NotNull(bus.Open(Anna));

        Assert.Null(bus.Open(Anna));
    }

    [Fact]
    public void ManyOpeningAtOnce_NeverPassTheLimitTogether()
    {
        var bus = new MessageBus(connectionsPerPerson: 7);
        var opened = 0;

        Parallel.For(0, 200, _ => Interlocked.Add(ref opened, bus.Open(Anna) is null ? 0 : 1));

        Assert.Equal(7, opened);
    }

    [Fact]
    public async Task ManyOpeningAndLeavingAtOnce_LeaveNothingBehind()
    {
        var bus = new MessageBus(connectionsPerPerson: 3);
        UserId[] people = [Anna, Ben];

        // Many rounds: two that leave in the same instant are rare.
        Parallel.For(0, 200_000, i =>
        {
            using var mailbox = bus.Open(people[i / 50_000 % 2]);
            bus.Deliver(Event(Carl));
        });

        foreach (var person in people)
        {
            Mailbox[] open = [bus.Open(person)!, bus.Open(person)!, bus.Open(person)!];
            Assert.DoesNotContain(null, open);
            Assert.Null(bus.Open(person));
            bus.Deliver(Event(person));
            Assert.All(await ReadAllAsync(open), events => Assert.Single(events));
        }
    }

    [Fact]
    public async Task TheLocalBackplane_DeliversBeforeItReturns()
    {
        var bus = new MessageBus();
        using var mailbox = bus.Open(Anna)!;

        var published = new LocalBackplane(bus).PublishAsync(Event(Anna));

        Assert.True(published.IsCompletedSuccessfully);
        await published;
        Assert.All(await ReadAllAsync(mailbox), events => Assert.Equal([new PeerAdded(Peer.Of(Carl))], events));
    }

    private static Envelope Event(params UserId[] recipients) => new(new PeerAdded(Peer.Of(Carl)), recipients);

    /// <summary>Closes the mailboxes and answers what was in each.</summary>
    private static async Task<List<List<ChatEvent>>> ReadAllAsync(params Mailbox[] mailboxes)
    {
        var all = new List<List<ChatEvent>>();
        foreach (var mailbox in mailboxes)
        {
            mailbox.Dispose();
            all.Add(await mailbox.ReadAllAsync(CancellationToken.None).ToListAsync().AsTask().WaitAsync(Deadline));
        }
        return all;
    }
}
