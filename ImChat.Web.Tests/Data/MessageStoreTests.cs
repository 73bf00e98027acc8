using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Data;

public class MessageStoreTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;
    private UserId carl;

    public async ValueTask InitializeAsync() =>
        (anna, ben, carl) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"), await database.PersonAsync("Carl"));

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EachConversation_IsNumberedOnItsOwn_WithoutGaps_OverBatches()
    {
        var toBen = await database.MessageAsync(anna, Draft(ben));
        var toCarl = await database.MessageAsync(anna, Draft(carl));
        var fromBen = await database.MessageAsync(ben, Draft(anna));

        var first = await AppendAsync(toBen, toCarl, fromBen, toBen);
        var second = await AppendAsync(toCarl, fromBen);

        Assert.Equal([1, 1, 2, 3], first.Select(result => result.Message!.Seq));
        Assert.Equal([2, 4], second.Select(result => result.Message!.Seq));
        Assert.Equal(6, first.Concat(second).DistinctBy(result => result.Message!.Id).Count());
    }

    [Fact]
    public async Task WhatIsStored_IsReadBackWhole()
    {
        var body = new MessageBody(MediaKind.News, "标题 😀", "/p.png", "https://example.org/", "memo", 123456789012);
        byte[] frame = [0x7B, 0x20, 0x7D];
        var stored = (await AppendAsync(await database.MessageAsync(anna, new MessageDraft(Peer.Of(ben), body, "c1", frame, Origin: 5))))[0].Message!;

        var read = Assert.Single(await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 10, CancellationToken.None));

        Assert.Equal((anna, Peer.Of(ben), body, "c1"), (read.Sender, read.To, read.Body, read.ClientId));
        Assert.Equal(frame, read.Frame!.Value.ToArray());
        Assert.Equal(stored with { Frame = null }, read with { Frame = null });
    }

    [Fact]
    public async Task AMessageBornInAPage_HasNoFrame()
    {
        var said = await database.SayAsync(anna, Peer.Of(ben), "hi");

        Assert.Null(said.Frame);
        Assert.Null((await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 1, CancellationToken.None))[0].Frame);
    }

    [Fact]
    public async Task ItsTime_IsWhenItWasStored_ToTheMillisecond()
    {
        database.Clock.Advance(TimeSpan.FromTicks(12_345_678));

        var said = await database.SayAsync(anna, Peer.Of(ben), "hi");

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 1, 234, TimeSpan.Zero), said.At);
        Assert.Equal(said, (await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 1, CancellationToken.None))[0]);
    }

    [Fact]
    public async Task AClientIdSeenBefore_AnswersWithTheFirst_AndStoresNothing()
    {
        var message = await database.MessageAsync(anna, Draft(ben, "c1"));
        var first = (await AppendAsync(message))[0];
        database.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = (await AppendAsync(message))[0];

        Assert.False(first.Duplicate);
        Assert.True(again.Duplicate);
        Assert.Equal(first.Message, again.Message);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AClientIdTwiceInOneBatch_IsStoredOnce_AndLeavesNoGap()
    {
        var twice = await database.MessageAsync(anna, Draft(ben, "c1"));
        var other = await database.MessageAsync(anna, Draft(ben, "c2"));

        var results = await AppendAsync(twice, twice, other);

        Assert.Equal([false, true, false], results.Select(result => result.Duplicate));
        Assert.Equal([1, 1, 2], results.Select(result => result.Message!.Seq));
    }

    [Fact]
    public async Task AClientIdUsedForAnotherMessage_IsAConflict()
    {
        await AppendAsync(await database.MessageAsync(anna, Draft(ben, "c1")));

        var results = await AppendAsync(
            await database.MessageAsync(anna, Draft(ben, "c1") with { Body = MessageBody.Text("another") }),
            await database.MessageAsync(anna, Draft(carl, "c1")));

        Assert.All(results, result => Assert.Equal(SendResult.Refused(Refusal.ClientIdConflict), result));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AClientId_IsItsSendersOwn_AndItsLetterCaseCounts()
    {
        var results = await AppendAsync(
            await database.MessageAsync(anna, Draft(ben, "c1")),
            await database.MessageAsync(ben, Draft(anna, "c1")),
            await database.MessageAsync(anna, Draft(ben, "C1")));

        Assert.Equal([1, 2, 3], results.Select(result => result.Message!.Seq));
    }

    [Fact]
    public async Task MessagesWithoutAClientId_AreNeverDuplicates()
    {
        var message = await database.MessageAsync(anna, Draft(ben));

        Assert.All(await AppendAsync(message, message), result => Assert.False(result.Duplicate));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task OneThatCannotBeStored_IsRefusedAlone_AndLeavesNoGap()
    {
        var good = await database.MessageAsync(anna, Draft(ben));
        // The database refuses it: the column wants a text.
        var bad = good with { Draft = good.Draft with { Body = MessageBody.Text(null!) } };

        var results = await AppendAsync(good, bad, good);

        Assert.Equal(SendResult.Refused(Refusal.Busy), results[1]);
        Assert.Equal([1, 2], new[] { results[0], results[2] }.Select(result => result.Message!.Seq));
        Assert.Equal(2, await CountAsync());
    }

    private static MessageDraft Draft(UserId to, string? clientId = null) => new(Peer.Of(to), MessageBody.Text("hi"), clientId);

    private Task<IReadOnlyList<SendResult>> AppendAsync(params NewMessage[] batch) => database.Messages.AppendAsync(batch, CancellationToken.None);

    private Task<int> CountAsync() => database.QueryAsync(db => db.Messages.CountAsync());
}
