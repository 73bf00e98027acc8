using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;
using ImChat.Web.Data;
using ImChat.Web.Groups;

namespace ImChat.Web.Chat;

/// <summary>
/// The conversation that a page shows when its circuit comes. It is read before anything is rendered, so that what stands there as plain HTML,
/// or stood there before the page was paused, is not taken away while a database is asked.
/// </summary>
internal sealed class FirstConversation(ChatCircuit circuit, IMessageStore store, PersonCards cards, GroupCards groups)
{
    private OpenConversation? read;
    private OpenConversation? shown;

    /// <summary>What a later rendering needs to show the same; null where no conversation is shown.</summary>
    public ShownLines? Shown => shown is { } open ? new(open.Peer, open.State.AsFirst()) : null;

    /// <summary>Reads what was shown.</summary>
    public async Task ReadAsync(UserId me, ShownLines before)
    {
        cards.Viewer = me;
        var state = new ConversationState(me, before.Peer, store, cards);
        await state.OpenAsync(before.Lines);
        read = new OpenConversation(before.Peer, state, before.Peer.IsGroup ? await groups.FindAsync(me, new GroupId(before.Peer.Number), CancellationToken.None) : null);
    }

    /// <summary>This conversation is shown now: as it was read, or one where nothing has been read yet.</summary>
    public (ConversationState State, GroupCard? Group, bool IsRead) Show(Peer peer)
    {
        var isRead = read?.Peer == peer;
        shown = isRead ? read! : new OpenConversation(peer, new ConversationState(circuit.Me, peer, store, cards), null);
        read = null;
        return (shown.State, shown.Group, isRead);
    }

    /// <summary>It is shown no more.</summary>
    public void Hide(ConversationState state)
    {
        if (shown?.State == state)
            shown = null;
    }

    private sealed record OpenConversation(Peer Peer, ConversationState State, GroupCard? Group);
}

/// <summary>Which lines of which conversation a page shows.</summary>
public sealed record ShownLines(Peer Peer, FirstLines Lines);
