using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Groups;

public class GroupDirectoryTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly GroupDirectory directory;
    private UserId anna;

    public GroupDirectoryTests() => directory = new GroupDirectory(database.Groups, backplane, new GroupLimits(), database.Clock);

    public async ValueTask InitializeAsync() => anna = await database.PersonAsync("Anna");

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ANewGroup_HasItsOwnerAsFirstMember_AndStandsInTheirList()
    {
        var created = await CreateAsync(new NewGroup(anna, "  读书会 ", "/mnt/1.png", Kind: 3, Memo: "memo"));

        var club = created.Value!;
        Assert.Equal(new ChatGroup(club.Id, "读书会", anna, "/mnt/1.png", 3, "memo", database.Clock.GetUtcNow()), club);
        Assert.Equal([club], await database.Groups.OfAsync(anna, CancellationToken.None));
        var row = Assert.Single(await database.Lists.OfAsync(anna, CancellationToken.None));
        Assert.Equal((Peer.Of(club.Id), "读书会", "/mnt/1.png"), (row.Peer, row.Name, row.Picture));
    }

    [Fact]
    public async Task ANewGroup_IsToldToItsOwnersPages()
    {
        var club = (await CreateAsync(new NewGroup(anna, "club"))).Value!;

        var envelope = Assert.Single(backplane.Published, one => one.Event is PeerAdded);
        Assert.Equal(new PeerAdded(Peer.Of(club.Id)), envelope.Event);
        Assert.Equal([anna], envelope.Recipients);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\u3000\n")]
    public Task ANameOfNothingButSpace_IsMissing(string name) => AssertRefusedAsync(Refusal.NameMissing, new NewGroup(anna, name));

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, null)]
    [InlineData(61, Refusal.NameTooLong)]
    public Task AName_MayHave60Units(int length, Refusal? refusal) => AssertRefusedAsync(refusal, new NewGroup(anna, Letters(length)));

    [Fact]
    public Task SpaceAroundAName_DoesNotCount() => AssertRefusedAsync(null, new NewGroup(anna, $"  {Letters(60)}  "));

    [Theory]
    [InlineData(499, null)]
    [InlineData(500, null)]
    [InlineData(501, Refusal.NameTooLong)]
    public Task AnIntroduction_MayHave500Units(int length, Refusal? refusal) => AssertRefusedAsync(refusal, new NewGroup(anna, "club", Memo: Letters(length)));

    [Theory]
    [InlineData(2047, null)]
    [InlineData(2048, null)]
    [InlineData(2049, Refusal.NameTooLong)]
    public Task AnIconsAddress_MayHave2048Units(int length, Refusal? refusal) => AssertRefusedAsync(refusal, new NewGroup(anna, "club", Icon: Letters(length)));

    [Fact]
    public async Task TheSixthGroup_IsRefused_WhateverOthersOwn()
    {
        var ben = await database.PersonAsync();
        for (var i = 0; i < 5; i++)
            Assert.True((await CreateAsync(new NewGroup(anna, "club"))).IsDone);

        Assert.Equal(Refusal.TooManyGroups, (await CreateAsync(new NewGroup(anna, "club"))).Refusal);
        Assert.True((await CreateAsync(new NewGroup(ben, "club"))).IsDone);
    }

    [Fact]
    public async Task TwentyCreatedAtOnce_MakeFive()
    {
        var creations = Enumerable.Range(0, 20).Select(i => Task.Run(() => CreateAsync(new NewGroup(anna, $"club {i}"))));
        var outcomes = await Task.WhenAll(creations).WaitAsync(Deadline);

        Assert.Equal(5, outcomes.Count(outcome => outcome.IsDone));
        Assert.Equal(15, outcomes.Count(outcome => outcome.Refusal == Refusal.TooManyGroups));
        Assert.Equal(5, backplane.Published.Count(envelope => envelope.Event is PeerAdded));
        Assert.Equal(5, (await database.Groups.OfAsync(anna, CancellationToken.None)).Count);
        Assert.Equal((5, 5, 5), await CountsAsync());
    }

    private static string Letters(int count) => new('字', count);

    private Task<Outcome<ChatGroup>> CreateAsync(NewGroup wanted) => directory.CreateAsync(wanted, CancellationToken.None);

    /// <summary>Creates; when that is refused, nothing may be there and nobody told.</summary>
    private async Task AssertRefusedAsync(Refusal? refusal, NewGroup wanted)
    {
        Assert.Equal(refusal, (await CreateAsync(wanted)).Refusal);
        var made = refusal is null ? 1 : 0;
        Assert.Equal(made, backplane.Published.Count(envelope => envelope.Event is PeerAdded));
        Assert.Equal(made, backplane.Published.Count(envelope => envelope.Event is GroupChanged));
        Assert.Equal((made, made, made), await CountsAsync());
    }

    private Task<(int Groups, int Conversations, int Places)> CountsAsync() => database.QueryAsync(async db =>
        (await db.Groups.CountAsync(), await db.Conversations.CountAsync(), await db.Participants.CountAsync()));
}
