using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

/// <summary>Who may write where is remembered; what changed meanwhile shows when the message is stored, whoever changed it.</summary>
public class AudienceCacheTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;
    private Peer club;

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        club = Peer.Of(await database.GroupAsync(anna, ben));
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhatIsRemembered_IsTheSame_AsLongAsNothingChanges() =>
        Assert.Same((await OfAsync(anna, club)).Value, (await OfAsync(ben, club)).Value);

    [Fact]
    public async Task WhoeverWasRemoved_IsRefused_AndTheOthersAreNot()
    {
        var (hers, his) = (await MessageAsync(anna, club), await MessageAsync(ben, club));
        await ChangeAsync(new Remove(ben));

        var results = await AppendAsync(his, hers, his, hers);

        Assert.Equal([Refusal.NotMember, null, Refusal.NotMember, null], results.Select(result => result.Refusal));
        Assert.Equal(results[1].Message!.Seq + 1, results[3].Message!.Seq);
        Assert.Equal([anna], results[1].Recipients);
        Assert.Equal(Refusal.NotMember, (await OfAsync(ben, club)).Refusal);
        Assert.Equal([anna], (await OfAsync(anna, club)).Value!.People);
    }

    [Fact]
    public async Task WhoeverJoined_Receives()
    {
        var message = await MessageAsync(anna, club);
        var carl = await database.PersonAsync();
        Assert.Equal(Refusal.NotMember, (await OfAsync(carl, club)).Refusal);
        await database.JoinAsync(carl, new GroupId(club.Number));

        Assert.Equal([anna, ben, carl], (await AppendAsync(message))[0].Recipients);
        Assert.True((await OfAsync(carl, club)).IsDone);
    }

    [Fact]
    public async Task WhoeverWasMuted_IsRefused()
    {
        var message = await MessageAsync(ben, club);
        await ChangeAsync(new Mute(ben, true));

        Assert.Equal(Refusal.Muted, (await AppendAsync(message))[0].Refusal);
    }

    [Fact]
    public async Task BehindABlock_WhatIsSaidIsWithheld_AndWithoutItNoMore()
    {
        var message = await MessageAsync(anna, Peer.Of(ben));
        await database.Blocks.ChangeAsync(ben, anna, blocks: true, CancellationToken.None);
        Assert.True((await AppendAsync(message))[0].Message!.IsWithheld);

        var blocked = await MessageAsync(anna, Peer.Of(ben));
        await database.Blocks.ChangeAsync(ben, anna, blocks: false, CancellationToken.None);
        Assert.False((await AppendAsync(blocked))[0].Message!.IsWithheld);
    }

    [Fact]
    public async Task OfAStranger_WhoLetsOnlyFriendsWrite_NothingIsStored()
    {
        var message = await MessageAsync(anna, Peer.Of(ben));
        await database.People.ChangeSettingsAsync(ben, new PersonalSettings { OnlyFriendsWrite = true }, CancellationToken.None);
        Assert.Equal(Refusal.NotFriend, (await AppendAsync(message))[0].Refusal);

        await database.Contacts.AddAsync(anna, ben, CancellationToken.None);
        var friends = await MessageAsync(anna, Peer.Of(ben));
        await database.Contacts.RemoveAsync(ben, anna, CancellationToken.None);
        Assert.Equal(Refusal.NotFriend, (await AppendAsync(friends))[0].Refusal);
    }

    private ValueTask<Outcome<Audience>> OfAsync(UserId sender, Peer to) => database.RememberedAudiences.OfAsync(sender, to, CancellationToken.None);

    private async Task<NewMessage> MessageAsync(UserId sender, Peer to) =>
        new((await OfAsync(sender, to)).Value!, sender, new MessageDraft(to, MessageBody.Text("hi")));

    private Task<IReadOnlyList<SendResult>> AppendAsync(params NewMessage[] batch) => database.Messages.AppendAsync(batch, CancellationToken.None);

    private async Task ChangeAsync(GroupCommand command) =>
        Assert.True((await database.Groups.ChangeAsync(anna, new GroupId(club.Number), command, new GroupLimits(), CancellationToken.None)).IsDone);
}
