using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Contacts;

public class ContactBookTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly ContactBook book;
    private UserId anna;
    private UserId ben;

    public ContactBookTests() => book = new ContactBook(database.Contacts, database.Requests, database.People, backplane);

    public async ValueTask InitializeAsync() => (anna, ben) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"));

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Adding_MakesBothFriendsOfEachOther_AndAnswersWithTheFriend()
    {
        var added = await AddAsync(anna, ben);

        Assert.Equal((ben, "Ben"), (added.Value!.Person.Id, added.Value.Person.Nickname));
        Assert.Equal([ben], await FriendsAsync(anna));
        Assert.Equal([anna], await FriendsAsync(ben));
    }

    [Fact]
    public async Task Adding_TellsTheOpenPagesOfBoth()
    {
        await AddAsync(anna, ben);

        Assert.Collection(
            backplane.Published,
            toAnna => AssertTold(toAnna, anna, about: ben),
            toBen => AssertTold(toBen, ben, about: anna));
    }

    [Fact]
    public async Task Adding_OpensTheirConversation_InBothLists()
    {
        await AddAsync(anna, ben);

        var hers = Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None));
        var his = Assert.Single(await database.Lists.OfAsync(ben, CancellationToken.None));
        Assert.Equal((Peer.Of(ben), "Ben", 0L), (hers.Peer, hers.Name, hers.LastSeq));
        Assert.Equal((Peer.Of(anna), "Anna", 0L), (his.Peer, his.Name, his.LastSeq));
    }

    [Fact]
    public async Task Adding_SomebodyOneHasWrittenTo_KeepsTheirConversation()
    {
        await database.SayAsync(ben, Peer.Of(anna), "hi");
        await AddAsync(anna, ben);

        Assert.Equal(1, Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None)).LastSeq);
    }

    [Fact]
    public async Task Oneself_IsRefused_KnownOrNot()
    {
        Assert.Equal(Refusal.Self, (await AddAsync(anna, anna)).Refusal);
        Assert.Equal(Refusal.Self, (await AddAsync(new UserId(0), new UserId(0))).Refusal);
        await AssertNothingChangedAsync();
    }

    [Theory]
    [InlineData(99999)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task ANumberNobodyHas_IsRefused(long number)
    {
        Assert.Equal(Refusal.UnknownPerson, (await AddAsync(anna, new UserId(number))).Refusal);
        await AssertNothingChangedAsync();
    }

    [Fact]
    public async Task AFriend_IsRefused_FromEitherSide_AndNobodyIsToldAgain()
    {
        await AddAsync(anna, ben);

        Assert.Equal(Refusal.AlreadyFriend, (await AddAsync(anna, ben)).Refusal);
        Assert.Equal(Refusal.AlreadyFriend, (await AddAsync(ben, anna)).Refusal);

        Assert.Equal(2, backplane.Published.Count);
        Assert.Equal([ben], await FriendsAsync(anna));
    }

    [Fact]
    public async Task FiftyAddingAtOnce_FromBothSides_MakeOneFriendship()
    {
        var adds = Enumerable.Range(0, 50).Select(i => Task.Run(() => i % 2 == 0 ? AddAsync(anna, ben) : AddAsync(ben, anna)));
        var outcomes = await Task.WhenAll(adds).WaitAsync(Deadline);

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Equal(49, outcomes.Count(outcome => outcome.Refusal == Refusal.AlreadyFriend));
        Assert.Equal(2, backplane.Published.Count);
        Assert.Equal([ben], await FriendsAsync(anna));
        Assert.Equal([anna], await FriendsAsync(ben));
        Assert.Equal(1, await database.QueryAsync(db => db.Conversations.CountAsync()));
    }

    [Fact]
    public async Task Friends_AreListedByNumber_AndAreTheOwnersAlone()
    {
        var (carl, dora) = (await database.PersonAsync(), await database.PersonAsync());
        await AddAsync(anna, dora);
        await AddAsync(carl, anna);
        await AddAsync(anna, ben);
        await AddAsync(carl, ben);

        Assert.Equal([ben, carl, dora], await FriendsAsync(anna));
        Assert.Equal([anna], await FriendsAsync(dora));
    }

    private static void AssertTold(Envelope envelope, UserId person, UserId about)
    {
        Assert.Equal(new PeerAdded(Peer.Of(about)), envelope.Event);
        Assert.Equal([person], envelope.Recipients);
    }

    private Task<Outcome<Addition>> AddAsync(UserId owner, UserId friend) => book.AddAsync(owner, friend, CancellationToken.None);

    private async Task<IEnumerable<UserId>> FriendsAsync(UserId owner) =>
        (await database.Contacts.OfAsync(owner, CancellationToken.None)).Select(person => person.Id);

    private async Task AssertNothingChangedAsync()
    {
        Assert.Empty(backplane.Published);
        Assert.Equal(0, await database.QueryAsync(async db => await db.Contacts.CountAsync() + await db.Conversations.CountAsync()));
    }
}
