using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Groups;

public class GroupChangesTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly GroupDirectory directory;
    private UserId anna;
    private UserId ben;
    private UserId carl;
    private GroupId club;

    public GroupChangesTests() => directory = new GroupDirectory(database.Groups, backplane, new GroupLimits { MaxMembers = 4, MaxOwned = 2 }, database.Clock);

    public async ValueTask InitializeAsync()
    {
        (anna, ben, carl) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"), await database.PersonAsync("Carl"));
        club = await database.GroupAsync(anna, ben, carl);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AChange_LeavesALineInTheConversation_AndEverybodyHearsOfBoth()
    {
        await DoneAsync(anna, new ChangeProfile(" Hikers ", "/mnt/1.png", 2, "memo"));

        var notice = Assert.Single(backplane.Messages);
        Assert.Equal((NoticeKind.Renamed, "Hikers", anna, 1), (notice.Notice!.Kind, notice.Notice.Text, notice.Sender, notice.Seq));
        Assert.All(backplane.Published, envelope => Assert.Equal([anna, ben, carl], envelope.Recipients));
        Assert.Equal([typeof(MessageArrived), typeof(GroupChanged)], backplane.Published.Select(envelope => envelope.Event.GetType()));
        var stored = Assert.Single(await database.Messages.AfterAsync(ben, Peer.Of(club), 0, 10, CancellationToken.None));
        Assert.Equal((notice.Notice.Kind, notice.Notice.Text), (stored.Notice!.Kind, stored.Notice.Text));
        var card = (await CardAsync(ben))!.Group;
        Assert.Equal(("Hikers", "/mnt/1.png", 2, "memo"), (card.Name, card.Icon, card.Kind, card.Memo));
    }

    [Fact]
    public async Task WhatWouldChangeNothing_IsNotTold()
    {
        await DoneAsync(anna, new Appoint(ben, true));
        await DoneAsync(anna, new Appoint(ben, true));
        await DoneAsync(anna, new MuteAll(false));
        await DoneAsync(anna, new Announce("  "));
        Assert.Equal([NoticeKind.Appointed], Told);
    }

    [Fact]
    public async Task TheOne_WhoMayNot_ChangesNothing()
    {
        Assert.Equal(Refusal.Forbidden, await ChangeAsync(ben, new Remove(carl)));
        Assert.Equal(Refusal.Forbidden, await ChangeAsync(ben, new ChangeProfile("mine", "", 0, "")));
        Assert.Equal(Refusal.NotMember, await ChangeAsync(await database.PersonAsync(), new MuteAll(true)));
        Assert.Equal(Refusal.UnknownPerson, await ChangeAsync(anna, new Remove(await database.PersonAsync())));
        Assert.Equal(Refusal.UnknownGroup, await directory.ChangeAsync(anna, new GroupId(1), new MuteAll(true), CancellationToken.None));
        Assert.Empty(backplane.Published);
        Assert.Equal(3, (await MembersAsync(anna)).Count);
    }

    [Fact]
    public async Task AGivenGroup_HasOneOwner_AndWhoGaveItIsAMember()
    {
        await DoneAsync(anna, new Transfer(ben));

        Assert.Equal([(ben, GroupRole.Owner), (anna, GroupRole.Member), (carl, GroupRole.Member)], (await MembersAsync(carl)).Select(member => (member.Id, member.Role)));
        Assert.Equal(Refusal.Forbidden, await ChangeAsync(anna, new Dissolve()));
        await DoneAsync(anna, new Leave());
    }

    [Fact]
    public async Task WhoOwnsEnoughGroups_IsGivenNoMore()
    {
        await database.GroupAsync(ben);
        await database.GroupAsync(ben);
        Assert.Equal(Refusal.TooManyGroups, await ChangeAsync(anna, new Transfer(ben)));
        Assert.Equal(Refusal.OwnerStays, await ChangeAsync(anna, new Leave()));
    }

    [Fact]
    public async Task WhoIsRemoved_SeesUntilThen_AndNothingOfWhatComesAfter()
    {
        await database.SayAsync(anna, Peer.Of(club), "before");
        await DoneAsync(anna, new Remove(carl));
        await database.SayAsync(anna, Peer.Of(club), "after");

        var seen = await database.Messages.BeforeAsync(carl, Peer.Of(club), long.MaxValue, 10, CancellationToken.None);
        Assert.Equal(["before", ""], seen.Select(message => message.Body.Content));
        Assert.Equal(NoticeKind.Removed, seen[^1].Notice!.Kind);
        Assert.Empty(await database.Messages.AfterAsync(carl, Peer.Of(club), 2, 10, CancellationToken.None));
        Assert.Equal(["before"], (await database.Deliveries.MissedAsync(carl, 10, CancellationToken.None)).Select(message => message.Body.Content));
        Assert.Equal(2, (await database.PositionAsync(carl, Peer.Of(club))).LastSeq);
        var row = Assert.Single(await database.Lists.OfAsync(carl, CancellationToken.None));
        Assert.Equal((2, 1, NoticeKind.Removed), (row.LastSeq, row.Unread, row.LastNotice!.Kind));
        Assert.Equal(Refusal.NotMember, (await database.Audiences.OfAsync(carl, Peer.Of(club), CancellationToken.None)).Refusal);
        Assert.Null(await database.Audiences.InAsync(carl, row.Conversation, CancellationToken.None));
        Assert.Equal([anna, ben], (await database.Audiences.OfAsync(anna, Peer.Of(club), CancellationToken.None)).Value!.People);
        Assert.Empty(await database.Groups.OfAsync(carl, CancellationToken.None));
        Assert.Empty(await database.Groups.MembersAsync(carl, CancellationToken.None));
        Assert.Empty(await MembersAsync(carl));
        Assert.Empty(await database.Deliveries.ReceiptsAsync(carl, row.Conversation, CancellationToken.None));
        Assert.Equal([ben], (await database.Deliveries.ReceiptsAsync(anna, row.Conversation, CancellationToken.None)).Select(receipt => receipt.Person));
        Assert.Equal(GroupRole.None, (await CardAsync(carl))!.Role);
        await database.Deliveries.MoveAsync([new CursorMove(carl, row.Conversation, Got: 3, Read: 3)], CancellationToken.None);
        Assert.Equal(0, (await database.PositionAsync(carl, Peer.Of(club))).ReadSeq);
    }

    [Fact]
    public async Task AMessageOnItsWay_WhenItsSenderIsRemoved_IsRefused()
    {
        var message = await database.MessageAsync(carl, new MessageDraft(Peer.Of(club), MessageBody.Text("late")));
        await DoneAsync(anna, new Remove(carl));

        var result = Assert.Single(await database.Messages.AppendAsync([message], CancellationToken.None));
        Assert.Equal(Refusal.NotMember, result.Refusal);
    }

    [Fact]
    public async Task AMessageOnItsWay_WhenSomebodyIsRemoved_IsNotForThem()
    {
        var message = await database.MessageAsync(anna, new MessageDraft(Peer.Of(club), MessageBody.Text("late")));
        await DoneAsync(anna, new Remove(carl));

        var result = Assert.Single(await database.Messages.AppendAsync([message], CancellationToken.None));
        Assert.Equal([anna, ben], result.Recipients);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public async Task WhoComesBack_SeesWhatIsSaidFromThenOn_OrEverythingWhereThatIsShared(bool sharesHistory, int seen)
    {
        await DoneAsync(anna, new ChangePolicy(JoiningRule.Open, sharesHistory));
        await database.SayAsync(anna, Peer.Of(club), "before");
        await DoneAsync(carl, new Leave());
        await database.SayAsync(anna, Peer.Of(club), "while away");
        await database.JoinAsync(carl, club);
        if (sharesHistory)
            await database.SayAsync(anna, Peer.Of(club), "after");

        Assert.Equal(seen, (await database.Messages.AfterAsync(carl, Peer.Of(club), 0, 10, CancellationToken.None)).Count);
        Assert.Equal(sharesHistory ? 1 : 0, Assert.Single(await database.Lists.OfAsync(carl, CancellationToken.None)).Unread);
    }

    [Fact]
    public async Task WhereMembersAreLetIn_AWishWaits_AndThoseWhoMayAnswerHearOfIt()
    {
        await DoneAsync(anna, new ChangePolicy(JoiningRule.Approval, false));
        await DoneAsync(anna, new Appoint(ben, true));
        var dora = await database.PersonAsync("Dora");
        var before = backplane.Published.Count;

        Assert.False((await directory.JoinAsync(dora, club, CancellationToken.None)).Value!.IsMember);
        Assert.False((await directory.JoinAsync(dora, club, CancellationToken.None)).Value!.IsMember);

        Assert.All(backplane.Published.Skip(before), envelope => Assert.Equal((new GroupChanged(club), 2), (envelope.Event, envelope.Recipients.Count)));
        Assert.Empty(await database.Groups.OfAsync(dora, CancellationToken.None));
        Assert.Equal([dora], (await database.GroupCards.WaitingAsync(ben, club, CancellationToken.None)).Select(person => person.Id));
        Assert.Empty(await database.GroupCards.WaitingAsync(carl, club, CancellationToken.None));
        Assert.Equal(Refusal.Forbidden, await ChangeAsync(carl, new Admit(dora, true)));

        await DoneAsync(ben, new Admit(dora, true));
        Assert.Single(await database.Groups.OfAsync(dora, CancellationToken.None));
        Assert.Equal(Refusal.UnknownPerson, await ChangeAsync(ben, new Admit(dora, true)));
    }

    [Fact]
    public async Task WhoIsTurnedAway_IsForgotten()
    {
        await DoneAsync(anna, new ChangePolicy(JoiningRule.Approval, false));
        var dora = await database.PersonAsync();
        await directory.JoinAsync(dora, club, CancellationToken.None);
        await DoneAsync(anna, new Admit(dora, false));
        Assert.Empty(await database.GroupCards.WaitingAsync(anna, club, CancellationToken.None));
        Assert.Empty(await database.Groups.OfAsync(dora, CancellationToken.None));
    }

    [Fact]
    public async Task AnInvite_LetsPeopleIn_WhereNobodyElseComes_UntilItExpires()
    {
        await DoneAsync(anna, new ChangePolicy(JoiningRule.Invitation, false));
        var dora = await database.PersonAsync();
        Assert.Equal(Refusal.InvitationOnly, (await directory.JoinAsync(dora, club, CancellationToken.None)).Refusal);
        Assert.Equal(Refusal.Forbidden, (await directory.InviteAsync(ben, club, CancellationToken.None)).Refusal);

        var token = (await directory.InviteAsync(anna, club, CancellationToken.None)).Token!.Value;
        Assert.Equal(3, (await database.Groups.FindInviteAsync(dora, token, CancellationToken.None))!.Members);
        Assert.Equal(Refusal.InviteExpired, (await directory.JoinByInviteAsync(dora, InviteToken.New(), CancellationToken.None)).Refusal);
        database.Clock.Advance(InviteToken.Lifetime);
        Assert.Equal(Refusal.InviteExpired, (await directory.JoinByInviteAsync(dora, token, CancellationToken.None)).Refusal);

        token = (await directory.InviteAsync(anna, club, CancellationToken.None)).Token!.Value;
        Assert.True((await directory.JoinByInviteAsync(dora, token, CancellationToken.None)).Value!.IsMember);
        Assert.Equal(Refusal.GroupFull, (await directory.JoinByInviteAsync(await database.PersonAsync(), token, CancellationToken.None)).Refusal);
        Assert.DoesNotContain(token.Value, await database.QueryAsync(db => db.GroupInvites.Select(invite => Convert.ToHexString(invite.TokenHash)).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyFriends_AreBroughtIn_AsManyAsThereIsRoomFor()
    {
        var (friend, stranger) = (await database.PersonAsync(), await database.PersonAsync());
        await database.Contacts.AddAsync(ben, friend, CancellationToken.None);
        await DoneAsync(ben, new BringIn([friend, stranger, carl]));
        Assert.Equal([anna, ben, carl, friend], (await MembersAsync(ben)).Select(member => member.Id).Order(Comparer<UserId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal([friend], Assert.Single(backplane.Published, envelope => envelope.Event is PeerAdded).Recipients);

        var another = await database.PersonAsync();
        await database.Contacts.AddAsync(ben, another, CancellationToken.None);
        Assert.Equal(Refusal.GroupFull, await ChangeAsync(ben, new BringIn([another])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoeverHasBlockedOrLeftSomebody_IsNotBroughtInByThem_NeitherLaterNorAtOnce(bool blocks)
    {
        var friend = await database.PersonAsync();
        await database.Contacts.AddAsync(ben, friend, CancellationToken.None);
        await (blocks ? database.Blocks.ChangeAsync(friend, ben, blocks: true, CancellationToken.None) : database.Contacts.RemoveAsync(friend, ben, CancellationToken.None));

        await DoneAsync(ben, new BringIn([friend]));
        Assert.DoesNotContain(await MembersAsync(ben), member => member.Id == friend);
        var made = await directory.CreateAsync(new NewGroup(ben, "Mine") { Friends = [friend] }, CancellationToken.None);
        Assert.Empty(await database.Groups.OfAsync(friend, CancellationToken.None));
        Assert.True(made.IsDone);
    }

    [Fact]
    public async Task AnAnnouncement_IsConfirmedAnew_EachTimeItChanges()
    {
        await DoneAsync(anna, new Announce("meet at eight"));
        Assert.Equal(("meet at eight", false), (await CardAsync(ben)) is var card ? (card!.Announcement, card.IsConfirmed) : default);
        await DoneAsync(ben, new Confirm());
        Assert.True((await CardAsync(ben))!.IsConfirmed);
        Assert.Equal([true, true, false], (await MembersAsync(anna)).Select(member => member.HasConfirmed));
        Assert.All(await MembersAsync(ben), member => Assert.Null(member.HasConfirmed));

        await DoneAsync(anna, new Announce("meet at nine"));
        Assert.False((await CardAsync(ben))!.IsConfirmed);
        Assert.Equal(Refusal.TooLong, await ChangeAsync(anna, new Announce(new string('x', GroupLimits.AnnouncementChars + 1))));
    }

    [Fact]
    public async Task WhoIsMuted_MayNotWrite_UntilUnmutedOrAppointed()
    {
        await DoneAsync(anna, new Mute(ben, true));
        Assert.Equal(Refusal.Muted, (await database.Audiences.OfAsync(ben, Peer.Of(club), CancellationToken.None)).Refusal);
        await DoneAsync(anna, new MuteAll(true));
        Assert.Equal(Refusal.Muted, (await database.Audiences.OfAsync(carl, Peer.Of(club), CancellationToken.None)).Refusal);
        Assert.True((await database.Audiences.OfAsync(anna, Peer.Of(club), CancellationToken.None)).IsDone);
        await DoneAsync(anna, new Appoint(ben, true));
        Assert.True((await database.Audiences.OfAsync(ben, Peer.Of(club), CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task AGroupThatIsOver_CanBeReadAndNothingElse_AndMakesRoomForAnother()
    {
        await database.GroupAsync(anna);
        await database.SayAsync(ben, Peer.Of(club), "hi");
        Assert.Equal(Refusal.TooManyGroups, (await directory.CreateAsync(new NewGroup(anna, "third"), CancellationToken.None)).Refusal);
        await DoneAsync(anna, new Dissolve());

        Assert.Equal(2, (await database.Messages.AfterAsync(ben, Peer.Of(club), 0, 10, CancellationToken.None)).Count);
        Assert.Equal(Refusal.NotMember, (await database.Audiences.OfAsync(ben, Peer.Of(club), CancellationToken.None)).Refusal);
        Assert.Equal(Refusal.UnknownGroup, (await directory.JoinAsync(ben, club, CancellationToken.None)).Refusal);
        Assert.Equal(Refusal.UnknownGroup, await ChangeAsync(anna, new MuteAll(true)));
        Assert.True((await directory.CreateAsync(new NewGroup(anna, "third"), CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task ANameForTheGroup_StandsBesideTheOwnOne()
    {
        await DoneAsync(ben, new CallOneself(" Benny "));
        var member = Assert.Single(await MembersAsync(carl), member => member.Id == ben);
        Assert.Equal(("Benny", "Ben"), (member.Name, member.Nickname));
        Assert.Equal("Benny", (await CardAsync(carl))!.Aliases[ben]);
        Assert.Empty(Told);
    }

    private IEnumerable<NoticeKind> Told => backplane.Messages.Select(message => message.Notice!.Kind);

    private Task<Refusal?> ChangeAsync(UserId actor, GroupCommand command) => directory.ChangeAsync(actor, club, command, CancellationToken.None);

    private async Task DoneAsync(UserId actor, GroupCommand command) => Assert.Null(await ChangeAsync(actor, command));

    private Task<ImChat.Web.Groups.GroupCard?> CardAsync(UserId viewer) => database.GroupCards.FindAsync(viewer, club, CancellationToken.None);

    private Task<IReadOnlyList<ImChat.Web.Groups.GroupMember>> MembersAsync(UserId viewer) => database.GroupCards.MembersAsync(viewer, club, CancellationToken.None);
}
