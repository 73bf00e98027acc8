using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Data;

public class AudienceStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;

    public async ValueTask InitializeAsync() => (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task BetweenTwoPeople_BothDirectionsAreOneConversation()
    {
        var hers = (await OfAsync(anna, Peer.Of(ben))).Value!;
        var his = (await OfAsync(ben, Peer.Of(anna))).Value!;

        Assert.Equal(hers.Conversation, his.Conversation);
        Assert.Equal([anna, ben], hers.People);
        Assert.Equal([anna, ben], his.People);
    }

    [Fact]
    public async Task ManyFirstMessagesAtOnce_MakeOneConversation()
    {
        var asked = Enumerable.Range(0, 40).Select(i => Task.Run(() => i % 2 == 0 ? OfAsync(anna, Peer.Of(ben)) : OfAsync(ben, Peer.Of(anna))));
        var audiences = await Task.WhenAll(asked).WaitAsync(Deadline);

        Assert.Single(audiences.Select(audience => audience.Value!.Conversation).Distinct());
        Assert.Equal((1, 2), await database.QueryAsync(async db => (await db.Conversations.CountAsync(), await db.Participants.CountAsync())));
    }

    [Fact]
    public async Task WritingToOneself_IsAConversationOfOne() => Assert.Equal([anna], (await OfAsync(anna, Peer.Of(anna))).Value!.People);

    [Fact]
    public async Task WhereNobodyLives_ThereIsNoAudience_AndNoConversationIsMade()
    {
        Assert.Equal(Refusal.UnknownPerson, (await OfAsync(anna, new Peer(PeerKind.Person, 0))).Refusal);
        Assert.Equal(Refusal.UnknownPerson, (await OfAsync(anna, Peer.Of(new UserId(long.MaxValue)))).Refusal);
        Assert.Equal(Refusal.UnknownGroup, (await OfAsync(anna, Peer.Of(new GroupId(ben.Value)))).Refusal);
        Assert.Equal(0, await database.QueryAsync(db => db.Conversations.CountAsync()));
    }

    [Fact]
    public async Task AGroupsAudience_IsAskedByMembersOnly()
    {
        var club = await database.GroupAsync(ben);

        Assert.Equal([ben], (await OfAsync(ben, Peer.Of(club))).Value!.People);
        Assert.Equal(Refusal.NotMember, (await OfAsync(anna, Peer.Of(club))).Refusal);
    }

    private Task<Outcome<Audience>> OfAsync(UserId sender, Peer to) => database.Audiences.OfAsync(sender, to, CancellationToken.None).AsTask();
}
