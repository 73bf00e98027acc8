using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Chat;

/// <summary>Anna's own messages, as far as the others have come with them.</summary>
public sealed class ReceiptsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;
    private UserId carl;

    public async ValueTask InitializeAsync() => (anna, ben, carl) = (await database.PersonAsync(), await database.PersonAsync(), await database.PersonAsync());

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task BetweenTwo_AMessageIsSent_ThenDelivered_ThenRead()
    {
        var (receipts, pair) = await SayAndOpenAsync(Peer.Of(ben));
        Assert.Equal(new MessageState(MessageProgress.Sent, 0), receipts.StateOf(1));
        Assert.True(await receipts.TakeInAsync(new CursorMoved(pair, ben, Peer.Of(anna), Got: 1, Read: 0), pair));
        Assert.Equal(new MessageState(MessageProgress.Delivered, 0), receipts.StateOf(1));
        Assert.True(await receipts.TakeInAsync(new CursorMoved(pair, ben, Peer.Of(anna), Got: 1, Read: 1), pair));
        Assert.Equal(new MessageState(MessageProgress.Read, 1), receipts.StateOf(1));
        Assert.Equal(new MessageState(MessageProgress.Sent, 0), receipts.StateOf(2));
    }

    [Fact]
    public async Task ANoteToOneself_IsSent()
    {
        var (receipts, notes) = await SayAndOpenAsync(Peer.Of(anna));
        Assert.False(await receipts.TakeInAsync(new CursorMoved(notes, anna, Peer.Of(anna), Got: 1, Read: 1), notes));
        Assert.Equal(new MessageState(MessageProgress.Sent, 0), receipts.StateOf(1));
    }

    [Fact]
    public async Task InAGroup_ReadersAreCounted_AndItIsDeliveredOrReadWhenThatIsTrueOfAll()
    {
        var club = Peer.Of(await database.GroupAsync(anna, ben, carl));
        var (receipts, group) = await SayAndOpenAsync(club);
        await receipts.TakeInAsync(new CursorMoved(group, ben, club, Got: 1, Read: 1), group);
        Assert.Equal(new MessageState(MessageProgress.Sent, 1), receipts.StateOf(1));
        await receipts.TakeInAsync(new CursorMoved(group, carl, club, Got: 1, Read: 0), group);
        Assert.Equal(new MessageState(MessageProgress.Delivered, 1), receipts.StateOf(1));
        await receipts.TakeInAsync(new CursorMoved(group, carl, club, Got: 1, Read: 1), group);
        Assert.Equal(new MessageState(MessageProgress.Read, 2), receipts.StateOf(1));
    }

    [Fact]
    public async Task ANewcomer_HasNeitherMissedNorReadWhatWasSaidBefore()
    {
        var club = await database.GroupAsync(anna, ben);
        var (receipts, group) = await SayAndOpenAsync(Peer.Of(club));
        await JoinAsync(club, carl);
        await database.SayAsync(anna, Peer.Of(club), "two");
        await MoveAsync(ben, group, 3);
        await receipts.TakeInAsync(new CursorMoved(group, ben, Peer.Of(club), Got: 3, Read: 3), group);
        Assert.Equal(new MessageState(MessageProgress.Read, 1), receipts.StateOf(1));

        await MoveAsync(carl, group, 3);
        await receipts.TakeInAsync(new CursorMoved(group, carl, Peer.Of(club), Got: 3, Read: 3), group);
        Assert.Equal(new MessageState(MessageProgress.Read, 1), receipts.StateOf(1));
        Assert.Equal(new MessageState(MessageProgress.Read, 2), receipts.StateOf(3));
    }

    [Fact]
    public async Task WhatMovedUnheard_IsReadAgain()
    {
        var (receipts, pair) = await SayAndOpenAsync(Peer.Of(ben));
        await MoveAsync(ben, pair, 1);
        Assert.True(await receipts.TakeInAsync(null, pair));
        Assert.Equal(MessageProgress.Read, receipts.StateOf(1).Progress);
    }

    [Fact]
    public async Task SwitchedOff_WhatWasReadBeforeIsHiddenToo()
    {
        var (receipts, pair) = await SayAndOpenAsync(Peer.Of(ben));
        await receipts.TakeInAsync(new CursorMoved(pair, ben, Peer.Of(anna), Got: 1, Read: 1), pair);
        await MoveAsync(ben, pair, 1);
        var off = new PersonalSettings(SharesReading: false);
        await database.People.ChangeSettingsAsync(anna, off, CancellationToken.None);
        Assert.True(await receipts.TakeInAsync(new SettingsChanged(off), pair));
        Assert.Equal(MessageProgress.Delivered, receipts.StateOf(1).Progress);
    }

    [Fact]
    public async Task OtherConversations_AndWhatIsNoReceipt_ChangeNothing()
    {
        var (receipts, pair) = await SayAndOpenAsync(Peer.Of(ben));
        Assert.False(await receipts.TakeInAsync(new CursorMoved(new ConversationId(pair.Value + 1), carl, Peer.Of(anna), Got: 1, Read: 1), pair));
        Assert.False(await receipts.TakeInAsync(new TypingStarted(pair, ben, Peer.Of(anna)), pair));
        Assert.Equal(MessageProgress.Sent, receipts.StateOf(1).Progress);
    }

    private async Task<(Receipts Receipts, ConversationId Conversation)> SayAndOpenAsync(Peer peer)
    {
        var conversation = (await database.SayAsync(anna, peer, "one")).Conversation;
        var receipts = new Receipts(anna, peer, database.Deliveries);
        await receipts.OpenAsync(conversation, first: null);
        return (receipts, conversation);
    }

    private async Task MoveAsync(UserId reader, ConversationId conversation, long seq) =>
        await database.Deliveries.MoveAsync([new CursorMove(reader, conversation, Got: 0, seq)], CancellationToken.None);

    private Task JoinAsync(GroupId group, UserId person) => database.JoinAsync(person, group);
}
