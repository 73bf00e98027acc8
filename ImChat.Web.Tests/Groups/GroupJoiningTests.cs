using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Groups;

public class GroupJoiningTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly GroupDirectory directory;
    private UserId anna;
    private UserId ben;
    private GroupId club;

    public GroupJoiningTests() => directory = new GroupDirectory(database.Groups, backplane, new GroupLimits { MaxMembers = 4 }, database.Clock);

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        club = await database.GroupAsync(anna);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Joining_AnswersWithTheGroup_AndTellsTheNewcomersPages()
    {
        var joined = await JoinAsync(ben);

        Assert.Equal((club, anna), (joined.Value!.Group.Id, joined.Value.Group.Owner));
        var envelope = Assert.Single(backplane.Published, IsAddition);
        Assert.Equal(new PeerAdded(Peer.Of(club)), envelope.Event);
        Assert.Equal([ben], envelope.Recipients);
    }

    [Fact]
    public async Task WhoJoined_ReceivesTheNextMessage_AndMaySpeak()
    {
        var before = await database.Audiences.OfAsync(anna, Peer.Of(club), CancellationToken.None);
        Assert.Equal(Refusal.NotMember, (await database.Audiences.OfAsync(ben, Peer.Of(club), CancellationToken.None)).Refusal);

        await JoinAsync(ben);

        var after = await database.Audiences.OfAsync(ben, Peer.Of(club), CancellationToken.None);
        Assert.Equal([anna], before.Value!.People);
        Assert.Equal([anna, ben], after.Value!.People);
    }

    [Fact]
    public async Task JoiningAgain_IsRefused_AndMovesNothing()
    {
        await JoinAsync(ben);
        await database.SayAsync(anna, Peer.Of(club), "hi");

        Assert.Equal(Refusal.AlreadyMember, (await JoinAsync(ben)).Refusal);
        Assert.Equal(Refusal.AlreadyMember, (await JoinAsync(anna)).Refusal);

        Assert.Single(backplane.Published, IsAddition);
        Assert.Equal(1, Assert.Single(await database.Lists.OfAsync(ben, CancellationToken.None)).Unread);
    }

    [Theory]
    [InlineData(99999)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task ANumberNoGroupHas_IsRefused(long number)
    {
        Assert.Equal(Refusal.UnknownGroup, (await directory.JoinAsync(ben, new GroupId(number), CancellationToken.None)).Refusal);
        Assert.Empty(backplane.Published);
    }

    [Fact]
    public async Task APersonsNumber_IsNoGroup()
    {
        await database.SayAsync(anna, Peer.Of(ben), "hi");

        Assert.Equal(Refusal.UnknownGroup, (await directory.JoinAsync(ben, new GroupId(ben.Value), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task AFullGroup_IsRefused_ItsOwnerCounted()
    {
        for (var i = 0; i < 3; i++)
            Assert.True((await JoinAsync(await database.PersonAsync())).IsDone);

        Assert.Equal(Refusal.GroupFull, (await JoinAsync(ben)).Refusal);
        Assert.Empty(await database.Groups.OfAsync(ben, CancellationToken.None));
    }

    [Fact]
    public async Task ManyJoiningAtOnce_NeverPassTheLimitTogether()
    {
        var people = new List<UserId>();
        for (var i = 0; i < 10; i++)
            people.Add(await database.PersonAsync());

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => JoinAsync(person)))).WaitAsync(Deadline);

        Assert.Equal(3, outcomes.Count(outcome => outcome.IsDone));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Refusal == Refusal.GroupFull));
        Assert.Equal(3, backplane.Published.Count(IsAddition));
        Assert.Equal(4, await database.QueryAsync(db => db.Participants.CountAsync()));
    }

    [Fact]
    public async Task OnePersonJoiningManyTimesAtOnce_JoinsOnce()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => JoinAsync(ben)))).WaitAsync(Deadline);

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Equal(19, outcomes.Count(outcome => outcome.Refusal == Refusal.AlreadyMember));
        Assert.Single(backplane.Published, IsAddition);
    }

    private static bool IsAddition(Envelope envelope) => envelope.Event is PeerAdded;

    private Task<Outcome<GroupEntry>> JoinAsync(UserId person) => directory.JoinAsync(person, club, CancellationToken.None);
}
