using Bunit;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Chat;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Chat;

/// <summary>The line under the name, on a page of Anna's.</summary>
public sealed class PeerNoteTests : PageTest
{
    [Fact]
    public async Task WhoeverWrites_IsSaidTo_ForSixSecondsAfterTheLastKey()
    {
        var (note, pair) = await OpenPairAsync();
        await Page.HappensAsync(new TypingStarted(pair, Ben, Peer.Of(Anna)));
        Assert.Equal(Texts.TypingOther, Typing(note));
        Database.Clock.Advance(TimeSpan.FromSeconds(4));
        await Page.HappensAsync(new TypingStarted(pair, Ben, Peer.Of(Anna)));
        Database.Clock.Advance(TimeSpan.FromSeconds(5.9));
        note.WaitForAssertion(() => Assert.Equal(Texts.TypingOther, Typing(note)));
        Database.Clock.Advance(TimeSpan.FromSeconds(0.2));
        note.WaitForAssertion(() => Assert.Null(Typing(note)));
    }

    [Fact]
    public async Task TheirMessage_EndsIt()
    {
        var (note, pair) = await OpenPairAsync();
        await Page.HappensAsync(new TypingStarted(pair, Ben, Peer.Of(Anna)));
        await Page.HappensAsync(new MessageArrived(await Database.SayAsync(Ben, Peer.Of(Anna), "there"), Origin: null));
        Assert.Null(Typing(note));
    }

    [Fact]
    public async Task WhoeverWritesElsewhere_IsNotSaidTo()
    {
        var (note, pair) = await OpenPairAsync();
        var carl = await Database.PersonAsync();
        await Page.HappensAsync(new TypingStarted(new ConversationId(pair.Value + 1), carl, Peer.Of(Anna)));
        Assert.Null(Typing(note));
    }

    [Fact]
    public async Task InAGroup_UpToTwoAreNamedAsTheyAreCalledThere_AndMoreAreCounted()
    {
        var (carl, dora) = (await Database.PersonAsync("Carl"), await Database.PersonAsync("Dora"));
        var club = Peer.Of(await Database.GroupAsync(Anna, Ben, carl, dora));
        var group = (await Database.PositionAsync(Anna, club)).Conversation;
        var note = Show(club);
        await Page.HappensAsync(new TypingStarted(group, Ben, club));
        Assert.Equal("Captain is typing…", Typing(note));
        await Page.HappensAsync(new TypingStarted(group, carl, club));
        Assert.Equal("Captain and Carl are typing…", Typing(note));
        await Page.HappensAsync(new TypingStarted(group, dora, club));
        Assert.Equal("3 people are typing…", Typing(note));
    }

    [Fact]
    public async Task AFriend_IsThereOrNot_AndOfAStrangerNothingIsSaid()
    {
        var stranger = Peer.Of(await Database.PersonAsync());
        await Database.Contacts.AddAsync(Anna, Ben, CancellationToken.None);
        await Page.Friends.OpenAsync();
        var note = Show(Peer.Of(Ben));
        Assert.Equal("false", Online(note));
        await Page.HappensAsync(new PresenceChanged(Ben, IsOnline: true, Database.Clock.GetUtcNow()));
        Assert.Equal("true", Online(note));
        await Page.HappensAsync(new PresenceChanged(Ben, IsOnline: false, Database.Clock.GetUtcNow()));
        Assert.Equal("false", Online(note));
        Assert.Null(Online(Show(stranger)));
    }

    [Fact]
    public async Task ANewFriend_IsThereOrNotAtOnce()
    {
        await Page.Friends.OpenAsync();
        var note = Show(Peer.Of(Ben));
        Assert.Null(Online(note));
        await Database.Contacts.AddAsync(Anna, Ben, CancellationToken.None);
        await Page.HappensAsync(new PeerAdded(Peer.Of(Ben)));
        Assert.Equal("false", Online(note));
    }

    private IRenderedComponent<PeerNote> Show(Peer peer) => Render<PeerNote>(parameters => parameters
        .Add(one => one.Peer, peer)
        .Add(one => one.NameOf, person => person == Ben && peer.IsGroup ? "Captain" : Page.Cards.Known(person)?.Nickname));

    private static string? Typing(IRenderedComponent<PeerNote> note) => note.FindAll("[data-testid=typing]").SingleOrDefault()?.TextContent;

    private static string? Online(IRenderedComponent<PeerNote> note) => note.FindAll("[data-testid=presence]").SingleOrDefault()?.GetAttribute("data-online");

    private async Task<(IRenderedComponent<PeerNote> Note, ConversationId Conversation)> OpenPairAsync()
    {
        var pair = (await Database.SayAsync(Ben, Peer.Of(Anna), "hi")).Conversation;
        return (Show(Peer.Of(Ben)), pair);
    }
}
