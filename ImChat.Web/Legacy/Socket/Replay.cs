using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Socket;

/// <summary>What an old client is sent right after its greeting: the newest of what no connection of its person has had.</summary>
internal static class Replay
{
    /// <summary>
    /// The messages, in order, up to where the conversations stood; what is newer arrives. What is older than the limit is not sent on
    /// purpose and counts as had; what is sent counts once it has been written.
    /// </summary>
    public static async Task<IReadOnlyList<ChatMessage>> ReadAsync(
        UserId owner, IReadOnlyList<ConversationPosition> positions, int limit, IDeliveryStore deliveries, DeliveryEvidence evidence, CancellationToken cancellation)
    {
        var last = positions.ToDictionary(position => position.Conversation, position => position.LastSeq);
        var hasMissed = limit > 0 && positions.Any(position => position.LastSeq > position.HadSeq);
        var missed = !hasMissed ? [] : (await deliveries.MissedAsync(owner, limit, cancellation)).Where(message => message.Seq <= last.GetValueOrDefault(message.Conversation)).ToList();
        foreach (var position in positions)
        {
            var first = missed.Find(message => message.Conversation == position.Conversation);
            var skipped = first is null ? position.LastSeq : first.Seq - 1;
            if (skipped > position.HadSeq)
                evidence.Written(position.Conversation, skipped);
        }
        return missed;
    }
}
