using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Socket;

/// <summary>
/// What a socket is to be sent, each message once: what its person has missed, then what arrives, and from storage again when more arrived
/// than its mailbox could hold.
/// </summary>
internal sealed class SocketFeed(UserId owner, IDeliveryStore deliveries, IMessageStore messages)
{
    private const int PageSize = 200;

    /// <summary>For each conversation the last message that was sent or need not be.</summary>
    private readonly Dictionary<ConversationId, long> known = [];

    /// <summary>Messages read from storage whose events may still be in the mailbox.</summary>
    private readonly HashSet<long> fromStorage = [];

    /// <summary>The newest of what no connection of theirs has had, in order; what is older counts as had. Call once, after the mailbox is open.</summary>
    public async Task<IReadOnlyList<ChatMessage>> StartAsync(int limit, DeliveryEvidence evidence)
    {
        var positions = await deliveries.PositionsAsync(owner, CancellationToken.None);
        var missed = limit == 0 ? [] : await deliveries.MissedAsync(owner, limit, CancellationToken.None);
        foreach (var position in positions)
        {
            known[position.Conversation] = position.LastSeq;
            // What is not sent on purpose counts as had; what is sent counts once it has been written.
            var first = missed.FirstOrDefault(message => message.Conversation == position.Conversation);
            var skipped = first is null ? position.LastSeq : first.Seq - 1;
            if (skipped > position.HadSeq)
                evidence.Written(position.Conversation, skipped);
        }
        foreach (var message in missed)
            Take(message);
        return missed;
    }

    /// <summary>Whether this event's message has not been sent yet; from now on it counts as sent.</summary>
    public bool IsNew(ChatMessage message)
    {
        if (fromStorage.Remove(message.Id))
            return false;
        known[message.Conversation] = Math.Max(known.GetValueOrDefault(message.Conversation), message.Seq);
        return true;
    }

    /// <summary>Everything stored since, conversation by conversation. Call after a new mailbox is open.</summary>
    public async IAsyncEnumerable<ChatMessage> CatchUpAsync()
    {
        fromStorage.Clear();
        foreach (var position in await deliveries.PositionsAsync(owner, CancellationToken.None))
        {
            var from = known.TryGetValue(position.Conversation, out var last) ? last : position.HadSeq;
            while (from < position.LastSeq && await messages.AfterAsync(owner, position.Peer, from, PageSize, CancellationToken.None) is { Count: > 0 } page)
            {
                foreach (var message in page)
                {
                    Take(message);
                    yield return message;
                }
                from = page[^1].Seq;
            }
        }
    }

    private void Take(ChatMessage message)
    {
        fromStorage.Add(message.Id);
        known[message.Conversation] = Math.Max(known.GetValueOrDefault(message.Conversation), message.Seq);
    }
}
