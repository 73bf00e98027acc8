using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal static class ConversationQueries
{
    /// <summary>The conversation that this person sees as <paramref name="peer"/>: one row or none. Says nothing of whether they may.</summary>
    public static IQueryable<ConversationRow> Of(this IQueryable<ConversationRow> conversations, UserId viewer, Peer peer)
    {
        if (peer.IsGroup)
            return conversations.Where(c => c.GroupId == peer.Number);
        var (low, high) = Pair(viewer, peer.Number);
        return conversations.Where(c => c.LowUserId == low && c.HighUserId == high);
    }

    /// <summary>Who takes part in a conversation now.</summary>
    public static IQueryable<ParticipantRow> Members(this ChatDb db, ConversationId conversation) =>
        db.Participants.Where(p => p.ConversationId == conversation.Value && p.UntilSeq == null);

    /// <summary>The place in a conversation of somebody who takes part in it, or did: one row or none.</summary>
    public static IQueryable<ParticipantRow> PlaceOf(this ChatDb db, UserId viewer, Peer peer) =>
        db.Conversations.Of(viewer, peer).Join(db.Participants.Where(p => p.UserId == viewer.Value), c => c.Id, p => p.ConversationId, (_, p) => p);

    /// <summary>The conversation as somebody who takes part in it sees it.</summary>
    public static Peer PeerFor(this ConversationRow conversation, UserId viewer) => conversation.GroupId is { } group
        ? Peer.Of(new GroupId(group))
        : Peer.Of(new UserId((conversation.LowUserId == viewer.Value ? conversation.HighUserId : conversation.LowUserId)!.Value));

    /// <summary>Within the transaction that changes who takes part in them or what those may: what was known of it holds no longer.</summary>
    public static Task<int> ReviseAsync(this IQueryable<ConversationRow> conversations, CancellationToken cancellation) =>
        conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Revision, c => c.Revision + 1), cancellation);

    public static (long Low, long High) Pair(UserId one, long other) => (Math.Min(one.Value, other), Math.Max(one.Value, other));
}
