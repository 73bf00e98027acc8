using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Contacts;

/// <summary>Who is asked before they become a friend, who finds whom, and what letting go leaves behind.</summary>
public class ConsentTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly ContactBook book;
    private UserId anna;
    private UserId ben;

    public ConsentTests() => book = new ContactBook(database.Contacts, database.Requests, database.People, backplane);

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"));
        await DecideAsync(ben, new PersonalSettings(AsksBeforeAdding: true));
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhoeverWantsToBeAsked_IsAsked_OnceHoweverOften_AndListsStayAsTheyAre()
    {
        Assert.True((await AddAsync(anna, ben, "first")).Value!.IsAsked);
        Assert.True((await AddAsync(anna, ben, "second")).Value!.IsAsked);

        var request = Assert.Single(await database.Requests.OfAsync(ben, CancellationToken.None));
        Assert.Equal((anna, "second"), (request.Person.Id, request.Greeting));
        Assert.Empty(await database.Contacts.OfAsync(anna, CancellationToken.None));
        Assert.Empty(await database.Contacts.OfAsync(ben, CancellationToken.None));
        Assert.All(backplane.Published, told => Assert.Equal([ben], told.Recipients));
    }

    [Fact]
    public async Task Accepting_MakesThemFriends_AndTellsBoth()
    {
        await AddAsync(anna, ben);

        Assert.Null(await book.AcceptAsync(ben, anna, CancellationToken.None));

        Assert.Equal(ben, Assert.Single(await database.Contacts.OfAsync(anna, CancellationToken.None)).Id);
        Assert.Equal(anna, Assert.Single(await database.Contacts.OfAsync(ben, CancellationToken.None)).Id);
        Assert.Equal(0, await database.Requests.CountAsync(ben, CancellationToken.None));
        Assert.Contains(backplane.Published, told => told.Event == new PeerAdded(Peer.Of(ben)) && told.Recipients.Contains(anna));
    }

    [Fact]
    public async Task WhatNobodyAsked_CannotBeAccepted()
    {
        Assert.Equal(Refusal.UnknownPerson, await book.AcceptAsync(ben, anna, CancellationToken.None));
        Assert.Empty(await database.Contacts.OfAsync(ben, CancellationToken.None));
    }

    [Fact]
    public async Task Declining_TellsNobodyElse_AndOneMayAskAgain()
    {
        await AddAsync(anna, ben);
        await book.DeclineAsync(ben, anna, CancellationToken.None);

        Assert.Equal(0, await database.Requests.CountAsync(ben, CancellationToken.None));
        Assert.DoesNotContain(backplane.Published, told => told.Recipients.Contains(anna));
        Assert.True((await AddAsync(anna, ben)).Value!.IsAsked);
    }

    [Fact]
    public async Task AddingSomebodyWhoWaits_IsConsent_AlsoWhereOneWouldHaveToAsk()
    {
        await DecideAsync(anna, new PersonalSettings(AsksBeforeAdding: true));
        await AddAsync(anna, ben);

        Assert.False((await AddAsync(ben, anna)).Value!.IsAsked);

        Assert.Single(await database.Contacts.OfAsync(anna, CancellationToken.None));
        Assert.Equal(0, await database.Requests.CountAsync(ben, CancellationToken.None));
    }

    [Fact]
    public async Task WhoeverIsBlocked_SeemsToAsk_AndIsNotHeard()
    {
        await database.Blocks.ChangeAsync(ben, anna, blocks: true, CancellationToken.None);

        Assert.True((await AddAsync(anna, ben)).Value!.IsAsked);

        Assert.Equal(0, await database.Requests.CountAsync(ben, CancellationToken.None));
        Assert.Empty(backplane.Published);
        await database.Blocks.ChangeAsync(ben, anna, blocks: false, CancellationToken.None);
        Assert.Equal(0, await database.Requests.CountAsync(ben, CancellationToken.None));
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, false, true, false)]
    [InlineData(false, false, false, false)]
    public async Task Strangers_FindWhomTheyMay_AndAnInvitationAlwaysDoes(bool byNumber, bool byMobile, bool isFoundByNumber, bool isFoundByMobile)
    {
        await DecideAsync(ben, new PersonalSettings(AsksBeforeAdding: true, IsFoundByNumber: byNumber, IsFoundByMobile: byMobile));
        var mobile = (await database.People.FindAsync(ben, CancellationToken.None))!.Mobile;
        var invite = (await database.People.InviteAsync(ben, CancellationToken.None))!;
        var finder = new PeopleFinder(database.People);

        Assert.Equal(isFoundByNumber, (await AddAsync(anna, ben)).IsDone);
        Assert.Equal(isFoundByNumber, await finder.FindAsync(anna, ben, CancellationToken.None) is not null);
        Assert.Equal(isFoundByMobile, (await book.AddByMobileAsync(anna, mobile, CancellationToken.None)).IsDone);
        Assert.True((await book.AddByInviteAsync(anna, invite, CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task WhoeverSharesAGroup_IsFound_WhateverTheyDecided()
    {
        await DecideAsync(ben, new PersonalSettings(IsFoundByNumber: false));
        await database.GroupAsync(anna, ben);

        Assert.NotNull(await new PeopleFinder(database.People).FindAsync(anna, ben, CancellationToken.None));
        Assert.True((await AddAsync(anna, ben)).IsDone);
    }

    [Fact]
    public async Task ARenewedInvitation_LeavesTheOldOneLeadingNowhere()
    {
        var old = (await database.People.InviteAsync(ben, CancellationToken.None))!;
        Assert.Equal(old, await database.People.InviteAsync(ben, CancellationToken.None));

        var fresh = (await database.People.RenewInviteAsync(ben, CancellationToken.None))!;

        Assert.NotEqual(old, fresh);
        Assert.Equal(Refusal.UnknownPerson, (await book.AddByInviteAsync(anna, old, CancellationToken.None)).Refusal);
        Assert.Equal(ben, (await database.People.FindByInviteAsync(fresh, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task LettingGo_LeavesTheOtherTheirFriend_AndWhatWasSaid_AndWritingFollowsTheSetting()
    {
        await database.Contacts.AddAsync(anna, ben, CancellationToken.None);
        await database.SayAsync(ben, Peer.Of(anna), "hi");
        await DecideAsync(anna, new PersonalSettings(OnlyFriendsWrite: true));

        await book.RemoveAsync(anna, ben, CancellationToken.None);

        Assert.Empty(await database.Contacts.OfAsync(anna, CancellationToken.None));
        Assert.Single(await database.Contacts.OfAsync(ben, CancellationToken.None));
        Assert.Single(await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 10, CancellationToken.None));
        Assert.Equal(Refusal.NotFriend, (await database.Audiences.OfAsync(ben, Peer.Of(anna), CancellationToken.None)).Refusal);
        Assert.True((await database.Audiences.OfAsync(anna, Peer.Of(ben), CancellationToken.None)).IsDone);
        Assert.Empty((await database.Contacts.WatchersAsync([ben], CancellationToken.None))[ben]);
    }

    [Fact]
    public async Task ARemark_IsTheNameInTheOwnersListsAlone()
    {
        await database.Contacts.AddAsync(anna, ben, CancellationToken.None);
        await database.SayAsync(ben, Peer.Of(await database.GroupAsync(anna, ben)), "hi");

        Assert.Null(await book.ChangeAsync(anna, ben, new FriendChange(" Benny ", "work, 同事 work", IsStarred: true), CancellationToken.None));

        var friend = Assert.Single(await database.Contacts.FriendsAsync(anna, CancellationToken.None));
        Assert.Equal(("Benny", true), (friend.Name, friend.IsStarred));
        Assert.Equal(["work", "同事"], friend.Tags);
        var rows = await database.Lists.OfAsync(anna, CancellationToken.None);
        Assert.Equal("Benny", rows.Single(row => !row.Peer.IsGroup).Name);
        Assert.Equal("Benny", rows.Single(row => row.Peer.IsGroup).LastSenderName);
        Assert.Equal("Benny", (await database.Cards.FindAsync(anna, Peer.Of(ben), CancellationToken.None))!.Name);
        Assert.Equal("Benny", Assert.Single(await database.People.FindAsSeenAsync(anna, [ben], CancellationToken.None)).Nickname);
        Assert.Equal("Ben", Assert.Single(await database.People.FindAsSeenAsync(ben, [ben], CancellationToken.None)).Nickname);
        Assert.Equal("Ben", Assert.Single(await database.Contacts.OfAsync(anna, CancellationToken.None)).Nickname);
    }

    private Task<Outcome<Addition>> AddAsync(UserId owner, UserId friend, string greeting = "") => book.AddAsync(owner, friend, CancellationToken.None, greeting);

    private Task DecideAsync(UserId person, PersonalSettings settings) => database.People.ChangeSettingsAsync(person, settings, CancellationToken.None);
}
