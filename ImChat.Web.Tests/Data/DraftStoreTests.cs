using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

public class DraftStoreTests : IAsyncLifetime
{
    private static readonly DeviceId Desk = new("desk");

    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;

    public async ValueTask InitializeAsync() => (anna, ben) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"));

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ADraft_IsItsOwnersAlone_AndNeedsNoConversation()
    {
        var draft = Draft("hi", 1);
        Assert.Equal([draft], await KeepAsync(draft));

        Assert.Equal([draft], await database.Drafts.OfAsync(anna, CancellationToken.None));
        Assert.Empty(await database.Drafts.OfAsync(ben, CancellationToken.None));
    }

    [Fact]
    public async Task OfTwo_TheLaterOneCounts_WhicheverComesFirst()
    {
        await KeepAsync(Draft("second", 2));
        Assert.Empty(await KeepAsync(Draft("first", 1)));
        Assert.Empty(await KeepAsync(Draft("at the same time", 2)));
        await KeepAsync(Draft("third", 3));

        Assert.Equal("third", Assert.Single(await database.Drafts.OfAsync(anna, CancellationToken.None)).Text);
    }

    [Fact]
    public async Task WhatWasSent_StaysAsAnEmptyOne_SoThatAnOlderOneDoesNotComeUpAgain()
    {
        await KeepAsync(Draft("", 2));
        Assert.Empty(await KeepAsync(Draft("written offline, before", 1)));

        Assert.Equal("", Assert.Single(await database.Drafts.OfAsync(anna, CancellationToken.None)).Text);
    }

    [Fact]
    public async Task OfVeryManyDrafts_TheOldestAreForgotten()
    {
        for (var i = 1; i <= 103; i++)
            await KeepAsync(Draft("hi", i) with { To = new Peer(PeerKind.Person, 20_000 + i) });

        var kept = await database.Drafts.OfAsync(anna, CancellationToken.None);
        Assert.Equal(100, kept.Count);
        Assert.Equal((20_103, 20_004), (kept[0].To.Number, kept[^1].To.Number));
    }

    private Draft Draft(string text, int minute) => new(anna, Peer.Of(ben), text, database.Clock.GetUtcNow().AddMinutes(minute), Desk);

    private Task<IReadOnlyList<Draft>> KeepAsync(params Draft[] drafts) => database.Drafts.KeepAsync(drafts, CancellationToken.None);
}
