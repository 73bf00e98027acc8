using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ImChat.Domain.Messages;

namespace ImChat.Domain.Delivery;

/// <summary>
/// What one connection is to be sent: each conversation's messages in the order of their numbers, none twice and none left out. Catching up
/// from storage and following what arrives are one loop, so it makes no difference whether a connection was away, slow, or missed a hint.
/// Open the mailbox first, read the positions second.
/// </summary>
public sealed class DeviceFeed(Mailbox mailbox, IDeliveryStore deliveries, IMessageStore messages)
{
    private const int PageSize = 100;

    /// <summary>For each conversation the number of the last message that was handed out or need not be.</summary>
    private readonly ConcurrentDictionary<ConversationId, long> reached = new();

    /// <summary>Everything up to this number was handed out or need not be; 0 for a conversation that is not the owner's.</summary>
    public long Reached(ConversationId conversation) => reached.GetValueOrDefault(conversation);

    /// <summary>
    /// Everything after the given numbers, then <see cref="CaughtUp"/>, then what arrives, until cancelled or the mailbox is disposed.
    /// </summary>
    /// <param name="positions">The owner's conversations as they stood after the mailbox was open.</param>
    /// <param name="startAfter">Where to start in each.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<ChatEvent> FollowAsync(
        IReadOnlyList<ConversationPosition> positions, Func<ConversationPosition, long> startAfter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var position in positions)
            reached[position.Conversation] = Math.Max(startAfter(position), position.FromSeq);
        await foreach (var message in CatchUpAsync(positions, cancellation))
            yield return message;
        yield return new CaughtUp();
        while (true)
        {
            await foreach (var chatEvent in mailbox.ReadAllAsync(cancellation))
            {
                if (chatEvent is not MessageArrived arrived)
                {
                    yield return chatEvent;
                    continue;
                }
                await foreach (var next in UpToAsync(arrived, cancellation))
                    yield return next;
            }
            if (!mailbox.Restart())
                yield break;
            await foreach (var message in CatchUpAsync(await deliveries.PositionsAsync(mailbox.Owner, cancellation), cancellation))
                yield return message;
        }
    }

    private async IAsyncEnumerable<MessageArrived> CatchUpAsync(IReadOnlyList<ConversationPosition> positions, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var position in positions)
        {
            await foreach (var message in ReadAsync(position, position.LastSeq, cancellation))
                yield return message;
        }
    }

    /// <summary>The message that arrived, after those before it that did not.</summary>
    private async IAsyncEnumerable<MessageArrived> UpToAsync(MessageArrived arrived, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (conversation, seq) = (arrived.Message.Conversation, arrived.Message.Seq);
        if (reached.TryGetValue(conversation, out var last) && seq <= last + 1)
        {
            if (seq <= last)
                yield break;
            reached[conversation] = seq;
            yield return arrived;
        }
        else if (await deliveries.PositionAsync(mailbox.Owner, conversation, cancellation) is { } position)
        {
            // A hint was lost, or the conversation is new to its owner.
            await foreach (var message in ReadAsync(position, seq, cancellation))
                yield return message.Message.Seq == seq ? arrived : message;
        }
    }

    /// <summary>What is stored above where this conversation stands, up to a number.</summary>
    private async IAsyncEnumerable<MessageArrived> ReadAsync(ConversationPosition position, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = reached.GetOrAdd(position.Conversation, position.FromSeq);
        while (after < upTo && await messages.AfterAsync(mailbox.Owner, position.Peer, after, PageSize, cancellation) is { Count: > 0 } page)
        {
            foreach (var message in page)
            {
                reached[position.Conversation] = after = message.Seq;
                yield return new MessageArrived(message, Origin: null);
            }
        }
    }
}
