using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Contacts;

/// <summary>What is stored while somebody is blocked: theirs alone, whoever reads it and whenever.</summary>
public class BlockingTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"));
        await database.Contacts.AddAsync(anna, ben, CancellationToken.None);
        await database.SayAsync(ben, Peer.Of(anna), "before");
        await database.ReadAsync(anna, Peer.Of(ben), 1);
        await BlockAsync(true);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhatTheyWrite_HasItsNumber_AndIsTheirsAlone()
    {
        var said = await database.SayAsync(ben, Peer.Of(anna), "hello?");
        var answer = await database.SayAsync(anna, Peer.Of(ben), "still here");

        Assert.Equal((2L, true), (said.Seq, said.IsWithheld));
        Assert.Equal((3L, false), (answer.Seq, answer.IsWithheld));
        Assert.Equal(["before", "still here"], await ReadAsync(anna, ben));
        Assert.Equal(["before", "hello?", "still here"], await ReadAsync(ben, anna));
        Assert.Empty(await database.Deliveries.MissedAsync(anna, 10, CancellationToken.None));
    }

    [Fact]
    public async Task TheBlockersList_DoesNotMove_AndTheirsDoes()
    {
        var before = Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None));

        await database.SayAsync(ben, Peer.Of(anna), "hello?");

        Assert.Equal(before, Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None)));
        var theirs = Assert.Single(await database.Lists.OfAsync(ben, CancellationToken.None));
        Assert.Equal(("hello?", 2L, database.Clock.GetUtcNow()), (theirs.LastBody!.Content, theirs.LastSeq, theirs.At));
    }

    [Fact]
    public async Task AStrangersFirstWord_MakesNoRowInTheBlockersList_UntilThereIsSomethingForThem()
    {
        var carl = await database.PersonAsync("Carl");
        await database.Blocks.ChangeAsync(anna, carl, blocks: true, CancellationToken.None);
        await database.SayAsync(carl, Peer.Of(anna), "you do not know me");

        Assert.DoesNotContain(await database.Lists.OfAsync(anna, CancellationToken.None), row => row.Peer == Peer.Of(carl));
        Assert.Single(await database.Lists.OfAsync(carl, CancellationToken.None));

        await database.Blocks.ChangeAsync(anna, carl, blocks: false, CancellationToken.None);
        await database.SayAsync(carl, Peer.Of(anna), "and now?");
        var row = (await database.Lists.OfAsync(anna, CancellationToken.None)).Single(row => row.Peer == Peer.Of(carl));
        Assert.Equal(("and now?", 1), (row.LastBody!.Content, row.Unread));
    }

    [Fact]
    public async Task Unblocking_BringsNothingBack()
    {
        await database.SayAsync(ben, Peer.Of(anna), "hello?");
        await BlockAsync(false);
        await database.SayAsync(ben, Peer.Of(anna), "thank you");

        Assert.Equal(["before", "thank you"], await ReadAsync(anna, ben));
        Assert.Equal(1, Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None)).Unread);
        Assert.Equal(["thank you"], (await database.Deliveries.MissedAsync(anna, 10, CancellationToken.None)).Select(message => message.Body.Content));
    }

    [Fact]
    public async Task Receipts_StandAsTheyStood_ForBoth()
    {
        await database.SayAsync(anna, Peer.Of(ben), "still here");
        await database.SayAsync(ben, Peer.Of(anna), "hello?");
        var pair = (await database.PositionAsync(anna, Peer.Of(ben))).Conversation;

        var moved = await database.Deliveries.MoveAsync([new CursorMove(anna, pair, 0, 3), new CursorMove(ben, pair, 0, 3)], CancellationToken.None);

        Assert.All(moved, move => Assert.Empty(move.Readers.Concat(move.Receivers)));
        var herReading = Assert.Single(await database.Deliveries.ReceiptsAsync(ben, pair, CancellationToken.None));
        Assert.Equal((1L, 1L), (herReading.Got, herReading.Read));
        var hisReading = Assert.Single(await database.Deliveries.ReceiptsAsync(anna, pair, CancellationToken.None));
        Assert.Equal((0L, 0L), (hisReading.Got, hisReading.Read));
    }

    [Fact]
    public async Task Typing_ReachesNeither_InPairsAndGroups()
    {
        var carl = await database.PersonAsync("Carl");
        var group = await database.GroupAsync(anna, ben, carl);
        await database.SayAsync(ben, Peer.Of(group), "hi all");
        var inGroup = (await database.PositionAsync(ben, Peer.Of(group))).Conversation;
        var pair = (await database.PositionAsync(ben, Peer.Of(anna))).Conversation;

        Assert.Equal([ben], await HearersAsync(ben, pair));
        Assert.Equal([anna], await HearersAsync(anna, pair));
        Assert.Equal([ben, carl], await HearersAsync(ben, inGroup));
        Assert.Equal([anna, carl], await HearersAsync(anna, inGroup));
    }

    [Fact]
    public async Task InAGroup_EverybodyHearsThem()
    {
        var group = Peer.Of(await database.GroupAsync(anna, ben));
        var said = await database.SayAsync(ben, group, "hi all");

        Assert.False(said.IsWithheld);
        Assert.Single(await database.Messages.AfterAsync(anna, group, 0, 10, CancellationToken.None));
    }

    [Fact]
    public async Task NeitherSeesTheOtherComeAndGo()
    {
        var watchers = await database.Contacts.WatchersAsync([anna, ben], CancellationToken.None);
        Assert.Empty(watchers[anna]);
        Assert.Empty(watchers[ben]);

        await BlockAsync(false);
        Assert.Equal([ben], (await database.Contacts.WatchersAsync([anna], CancellationToken.None))[anna]);
    }

    [Fact]
    public async Task WhoeverHidesThatTheyAreOnline_DoesNotSeeOthers()
    {
        await BlockAsync(false);
        await database.People.ChangeSettingsAsync(ben, new PersonalSettings(SharesPresence: false), CancellationToken.None);

        var watchers = await database.Contacts.WatchersAsync([anna, ben], CancellationToken.None);
        Assert.Empty(watchers[anna].Concat(watchers[ben]));
    }

    private Task<bool> BlockAsync(bool blocks) => database.Blocks.ChangeAsync(anna, ben, blocks, CancellationToken.None);

    private async Task<IEnumerable<string>> ReadAsync(UserId reader, UserId other)
    {
        var after = await database.Messages.AfterAsync(reader, Peer.Of(other), 0, 100, CancellationToken.None);
        var before = await database.Messages.BeforeAsync(reader, Peer.Of(other), long.MaxValue, 100, CancellationToken.None);
        Assert.Equal(after.Select(message => message.Id), before.Select(message => message.Id));
        return after.Select(message => message.Body.Content);
    }

    private async Task<IEnumerable<UserId>> HearersAsync(UserId person, ConversationId conversation) =>
        (await database.Audiences.InAsync(person, conversation, CancellationToken.None))!.Value.Audience.People.OrderBy(one => one.Value);
}
