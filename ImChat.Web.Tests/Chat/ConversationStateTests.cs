using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Contacts;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Chat;

/// <summary>The window that a page has on a conversation: where it opens, how it moves, what it never does.</summary>
public sealed class ConversationStateTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId me;
    private UserId friend;
    private ConversationState state = default!;

    public async ValueTask InitializeAsync()
    {
        (me, friend) = (await database.PersonAsync(), await database.PersonAsync());
        state = new ConversationState(me, Peer.Of(friend), database.Messages, new PersonCards(database.People));
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WithNothingUnread_ItOpensAtTheEnd()
    {
        await SayAsync(120);
        await OpenAsync(read: 120);

        AssertWindow(71, 120, hasOlder: true, hasNewer: false);
        Assert.Equal(0, state.FirstUnread);
    }

    [Theory]
    [InlineData(100, 71, 120, false)]
    [InlineData(30, 11, 80, true)]
    [InlineData(0, 1, 50, true)]
    public async Task WithUnread_ItOpensWhereTheyBegin(long read, long first, long last, bool hasNewer)
    {
        await SayAsync(120);
        await OpenAsync(read);

        AssertWindow(first, last, hasOlder: first > 1, hasNewer);
        Assert.Equal(read + 1, state.FirstUnread);
    }

    [Fact]
    public async Task OnesOwnMessages_AreNotUnread()
    {
        await SayAsync(2);
        await database.SayAsync(me, Peer.Of(friend), "mine");
        await OpenAsync(read: 2);

        Assert.Equal(0, state.FirstUnread);
    }

    [Theory]
    [InlineData(60, 40, 109)]
    [InlineData(1, 1, 50)]
    [InlineData(120, 100, 120)]
    [InlineData(0, 71, 120)]
    [InlineData(-5, 71, 120)]
    [InlineData(121, 71, 120)]
    [InlineData(long.MaxValue, 71, 120)]
    public async Task AMessageThatIsNamed_IsInIt(long target, long first, long last)
    {
        await SayAsync(120);
        await OpenAsync(read: 120, target);

        Assert.Equal((first, last), (state.Lines[0].Seq, state.Lines[^1].Seq));
    }

    [Fact]
    public async Task ItMovesUpAndDown_AndNeverGrowsBeyondItsSize_NorHasAGap()
    {
        await SayAsync(450);
        await OpenAsync(read: 450);
        while (state.HasOlder)
        {
            await state.LoadOlderAsync();
            AssertWhole();
        }
        AssertWindow(1, 300, hasOlder: false, hasNewer: true);
        while (state.HasNewer)
        {
            await state.LoadNewerAsync();
            AssertWhole();
        }
        AssertWindow(151, 450, hasOlder: true, hasNewer: false);
    }

    [Fact]
    public async Task WhatArrives_PushesOutTheOldest_ForAReaderAtTheEnd()
    {
        await SayAsync(300);
        await OpenAsync(read: 300);
        while (state.HasOlder)
            await state.LoadOlderAsync();

        Assert.True(await ArriveAsync());

        AssertWindow(2, 301, hasOlder: true, hasNewer: false);
    }

    [Fact]
    public async Task WhatArrives_WaitsBelow_ForAReaderFurtherUpWhoseWindowIsFull()
    {
        await SayAsync(300);
        await OpenAsync(read: 300);
        while (state.HasOlder)
            await state.LoadOlderAsync();
        state.IsFollowed = false;

        Assert.True(await ArriveAsync());
        Assert.True(await ArriveAsync());

        AssertWindow(1, 300, hasOlder: false, hasNewer: true);
        Assert.Equal(302, state.Newest);
        await state.OpenLatestAsync();
        AssertWindow(253, 302, hasOlder: true, hasNewer: false);
    }

    [Fact]
    public async Task AfterMissingMuch_ItReadsAsMuchAsItShows_AndTheRestWaitsBelow()
    {
        await SayAsync(10);
        await OpenAsync(read: 10);
        state.IsFollowed = false;
        await SayAsync(900);

        Assert.True(await state.TakeInAsync(null));

        AssertWhole();
        Assert.True(state.HasNewer);
        Assert.Equal(1, state.Lines[0].Seq);
    }

    [Fact]
    public async Task AfterMissingMoreThanItHolds_AReaderWhoFollows_StandsAtTheEnd()
    {
        await SayAsync(10);
        await OpenAsync(read: 10);
        await SayAsync(900);

        Assert.True(await state.TakeInAsync(null));

        AssertWindow(861, 910, hasOlder: true, hasNewer: false);
    }

    [Fact]
    public async Task WhatArrivesBeforeItIsOpen_IsReadWithTheRest()
    {
        await SayAsync(400);

        Assert.False(await ArriveAsync());

        Assert.Empty(state.Lines);
        await OpenAsync(read: 401);
        AssertWindow(352, 401, hasOlder: true, hasNewer: false);
    }

    [Fact]
    public async Task WhatIsHandedOn_ShowsTheSame()
    {
        await SayAsync(120);
        await OpenAsync(read: 30);
        var second = new ConversationState(me, Peer.Of(friend), database.Messages, new PersonCards(database.People));

        await second.OpenAsync(state.AsFirst());

        Assert.Equal(state.Lines, second.Lines);
        Assert.Equal((state.HasOlder, state.HasNewer, state.FirstUnread, state.Newest), (second.HasOlder, second.HasNewer, second.FirstUnread, second.Newest));
    }

    [Fact]
    public async Task WhatIsWantedAtOnce_HappensOneAfterTheOther_AndNothingIsMissing()
    {
        await SayAsync(400);
        await OpenAsync(read: 100);

        var (one, other) = (await SayOneAsync(), await SayOneAsync());

        await Task.WhenAll(state.LoadOlderAsync(), state.LoadNewerAsync(), state.TakeInAsync(one), state.OpenLatestAsync(), state.TakeInAsync(other), state.LoadOlderAsync());

        AssertWindow(303, 402, hasOlder: true, hasNewer: false);
    }

    private async Task SayAsync(int count)
    {
        var message = await database.MessageAsync(friend, new MessageDraft(Peer.Of(me), MessageBody.Text("hi")));
        await database.Messages.AppendAsync([.. Enumerable.Repeat(message, count)], CancellationToken.None);
    }

    private async Task OpenAsync(long read, long? target = null)
    {
        await database.ReadAsync(me, Peer.Of(friend), read);
        await state.OpenAsync(target, await database.PositionAsync(me, Peer.Of(friend)));
    }

    private async Task<bool> ArriveAsync() => await state.TakeInAsync(await SayOneAsync());

    private async Task<MessageArrived> SayOneAsync() => new(await database.SayAsync(friend, Peer.Of(me), "new"), null);

    private void AssertWindow(long first, long last, bool hasOlder, bool hasNewer)
    {
        AssertWhole();
        Assert.Equal((first, last, hasOlder, hasNewer), (state.Lines[0].Seq, state.Lines[^1].Seq, state.HasOlder, state.HasNewer));
    }

    private void AssertWhole()
    {
        Assert.InRange(state.Lines.Count, 1, ConversationState.MostLines);
        Assert.Equal(Enumerable.Range(0, state.Lines.Count).Select(number => state.Lines[0].Seq + number), state.Lines.Select(line => line.Seq));
    }
}
