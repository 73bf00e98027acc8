using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

/// <summary>Reading from the message store: who may, how far, and what they have read.</summary>
public class MessageHistoryTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;
    private UserId carl;
    private GroupId club;

    public async ValueTask InitializeAsync()
    {
        (anna, ben, carl) = (await database.PersonAsync(), await database.PersonAsync(), await database.PersonAsync());
        club = await database.GroupAsync(anna, ben);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task TwoPeoplesHistory_IsTheSameForBoth_AndNobodyElses()
    {
        await database.SayAsync(anna, Peer.Of(ben), "hi");
        await database.SayAsync(ben, Peer.Of(anna), "ho");

        Assert.Equal(["hi", "ho"], await AfterAsync(anna, Peer.Of(ben)));
        Assert.Equal(["hi", "ho"], await AfterAsync(ben, Peer.Of(anna)));
        Assert.Empty(await AfterAsync(carl, Peer.Of(anna)));
        Assert.Empty(await AfterAsync(carl, Peer.Of(ben)));
        Assert.Empty(await AfterAsync(anna, Peer.Of(anna)));
    }

    [Fact]
    public async Task AGroupsHistory_IsItsMembersOwn()
    {
        await database.SayAsync(anna, Peer.Of(club), "hi");

        Assert.Equal(["hi"], await AfterAsync(ben, Peer.Of(club)));
        Assert.Empty(await AfterAsync(carl, Peer.Of(club)));
        Assert.Empty(await BeforeAsync(carl, Peer.Of(club), long.MaxValue, 10));
    }

    [Fact]
    public async Task AGroupAndAPersonOfTheSameNumber_HaveHistoriesOfTheirOwn()
    {
        await database.SayAsync(ben, new Peer(PeerKind.Person, club.Value), "to the person");
        await database.SayAsync(ben, new Peer(PeerKind.Group, club.Value), "to the group");

        Assert.Equal(["to the person"], await AfterAsync(ben, new Peer(PeerKind.Person, club.Value)));
        Assert.Equal(["to the group"], await AfterAsync(ben, new Peer(PeerKind.Group, club.Value)));
    }

    [Fact]
    public async Task ANewcomer_SeesFromJoiningOn()
    {
        await SayManyAsync(1, 3);
        await database.JoinAsync(carl, club);
        await SayManyAsync(4, 5);

        Assert.Equal(["", "4", "5"], await AfterAsync(carl, Peer.Of(club)));
        Assert.Equal(["", "4", "5"], await BeforeAsync(carl, Peer.Of(club), long.MaxValue, 10));
        Assert.Empty(await BeforeAsync(carl, Peer.Of(club), 4, 10));
        Assert.Equal(["1", "2", "3", "", "4", "5"], await AfterAsync(ben, Peer.Of(club)));
    }

    [Fact]
    public async Task Before_IsTheNewestOfTheOlder_OldestFirst()
    {
        await SayManyAsync(1, 10);

        Assert.Equal(["8", "9", "10"], await BeforeAsync(ben, Peer.Of(club), long.MaxValue, 3));
        Assert.Equal(["5", "6", "7"], await BeforeAsync(ben, Peer.Of(club), 8, 3));
        Assert.Equal(["1"], await BeforeAsync(ben, Peer.Of(club), 2, 3));
        Assert.Empty(await BeforeAsync(ben, Peer.Of(club), 1, 3));
    }

    [Fact]
    public async Task After_IsTheOldestOfTheNewer_OldestFirst()
    {
        await SayManyAsync(1, 10);

        Assert.Equal(["1", "2", "3"], await AfterAsync(ben, Peer.Of(club), 0, 3));
        Assert.Equal(["8", "9", "10"], await AfterAsync(ben, Peer.Of(club), 7, 3));
        Assert.Equal(["10"], await AfterAsync(ben, Peer.Of(club), 9, 3));
        Assert.Empty(await AfterAsync(ben, Peer.Of(club), 10, 3));
    }

    [Fact]
    public async Task PagesOfHistory_LeaveNothingOut_AndShowNothingTwice()
    {
        await SayManyAsync(1, 23);
        var seen = new List<string>();
        IReadOnlyList<ChatMessage> page;
        var before = long.MaxValue;
        while ((page = await database.Messages.BeforeAsync(ben, Peer.Of(club), before, 5, CancellationToken.None)).Count > 0)
        {
            seen.InsertRange(0, page.Select(message => message.Body.Content));
            before = page[0].Seq;
        }

        Assert.Equal(Enumerable.Range(1, 23).Select(number => $"{number}"), seen);
    }

    private async Task SayManyAsync(int first, int last)
    {
        for (var number = first; number <= last; number++)
            await database.SayAsync(anna, Peer.Of(club), $"{number}");
    }

    private async Task<IEnumerable<string>> AfterAsync(UserId reader, Peer peer, long after = 0, int count = 100) =>
        (await database.Messages.AfterAsync(reader, peer, after, count, CancellationToken.None)).Select(message => message.Body.Content);

    private async Task<IEnumerable<string>> BeforeAsync(UserId reader, Peer peer, long before, int count) =>
        (await database.Messages.BeforeAsync(reader, peer, before, count, CancellationToken.None)).Select(message => message.Body.Content);
}
