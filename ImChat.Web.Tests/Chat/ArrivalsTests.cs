using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Chat;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Chat;

/// <summary>What a page of Anna's has received. That it takes the browser's word for it is seen in a browser.</summary>
public sealed class ArrivalsTests : PageTest
{
    [Fact]
    public async Task WhatThePageShowsAtFirst_CountsAsReceived()
    {
        await Database.SayAsync(Ben, Peer.Of(Anna), "one");
        await Database.SayAsync(Ben, Peer.Of(Anna), "two");
        using var heard = Page.Bus.Open(Anna)!;
        await OpenAsync();
        Assert.Equal((2, 0), await NextMoveAsync(heard));
    }

    [Fact]
    public async Task WhatArrives_CountsAsReceived_WhateverIsOpen()
    {
        await OpenAsync();
        using var heard = Page.Bus.Open(Anna)!;
        await Page.HappensAsync(await SayAsync("one"));
        Advance();
        Assert.Equal((1, 0), await NextMoveAsync(heard));
    }

    [Fact]
    public async Task OfWhatArrivesWithinASecond_TheLastIsSaid()
    {
        await OpenAsync();
        using var heard = Page.Bus.Open(Anna)!;
        foreach (var word in (string[])["one", "two", "three"])
            await Page.HappensAsync(await SayAsync(word));
        Advance();
        Assert.Equal((3, 0), await NextMoveAsync(heard));
    }

    [Fact]
    public async Task ThePerson_WhoReadsOnAnotherDevice_HasNothingMoreToReceive()
    {
        await OpenAsync();
        var arrived = await SayAsync("one");
        await Page.HappensAsync(arrived);
        await Database.ReadAsync(Anna, Peer.Of(Ben), 1);
        await Page.HappensAsync(new CursorMoved(arrived.Message.Conversation, Anna, Peer.Of(Ben), Got: 1, Read: 1));
        await Page.HappensAsync(await SayAsync("two"));
        using var heard = Page.Bus.Open(Anna)!;
        Advance();
        Assert.Equal((2, 1), await NextMoveAsync(heard));
    }

    private static async Task<(long Got, long Read)> NextMoveAsync(Mailbox heard)
    {
        await using var events = heard.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        while (await Wait.For(events.MoveNextAsync().AsTask()))
        {
            if (events.Current is CursorMoved moved)
                return (moved.Got, moved.Read);
        }
        throw new InvalidOperationException("Nothing moved.");
    }

    private async Task OpenAsync()
    {
        await Page.Chats.OpenAsync(first: null);
        Render<Arrivals>();
    }

    private async Task<MessageArrived> SayAsync(string text) => new(await Database.SayAsync(Ben, Peer.Of(Anna), text), Origin: null);

    private void Advance() => Database.Clock.Advance(TimeSpan.FromSeconds(1));
}
