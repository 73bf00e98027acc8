using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ImChat.Domain.Messages;

namespace ImChat.Domain.Delivery;

/// <summary>
/// What one connection is to be sent: each conversation's messages in the order of their numbers, none twice and none left out. Catching up
/// from storage and following what arrives are one loop, so it makes no difference whether a connection was away, slow, or missed a hint.
/// Open the mailbox first, read the positions second. Numbers of messages that are not the owner's to see come as <see cref="MessageWithheld"/>.
/// </summary>
public sealed class DeviceFeed(Mailbox mailbox, IDeliveryStore deliveries, IMessageStore messages)
{
    private const int PageSize = 100;

    /// <summary>For each conversation the number of the last message that was handed out or need not be.</summary>
    private readonly ConcurrentDictionary<ConversationId, long> reached = new(concurrencyLevel: 1, capacity: 1);

    /// <summary>Everything up to this number was handed out or need not be; 0 for a conversation that is not the owner's.</summary>
    public long Reached(ConversationId conversation) => reached.GetValueOrDefault(conversation);

    /// <summary>
    /// Everything after the given numbers, then <see cref="CaughtUp"/>, then what arrives, until cancelled or the mailbox is disposed.
    /// </summary>
    /// <param name="positions">The owner's conversations as they stood after the mailbox was open.</param>
    /// <param name="startAfter">Where to start in each.</param>
    /// <param name="pausing">Called when nothing more is there at the moment: what was gathered may go out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<ChatEvent> FollowAsync(
        IReadOnlyList<ConversationPosition> positions, Func<ConversationPosition, long> startAfter, Func<ValueTask> pausing, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var position in positions)
            reached[position.Conversation] = Math.Max(startAfter(position), position.FromSeq);
        await foreach (var message in CatchUpAsync(positions, cancellation))
            yield return message;
        yield return new CaughtUp();
        while (true)
        {
            do
            {
                while (mailbox.TryTake(out var chatEvent))
                {
                    if (PlaceOf(chatEvent) is not var (conversation, seq) || IsNext(conversation, seq))
                    {
                        yield return chatEvent;
                        continue;
                    }
                    await foreach (var next in UpToAsync(chatEvent, conversation, seq, cancellation))
                        yield return next;
                }
                await pausing();
            }
            while (await mailbox.WaitAsync(cancellation));
            if (!mailbox.Restart())
                yield break;
            await foreach (var message in CatchUpAsync(await deliveries.PositionsAsync(mailbox.Owner, cancellation), cancellation))
                yield return message;
        }
    }

    private static (ConversationId Conversation, long Seq)? PlaceOf(ChatEvent chatEvent) => chatEvent switch
    {
        MessageArrived arrived => (arrived.Message.Conversation, arrived.Message.Seq),
        MessageWithheld withheld => (withheld.Conversation, withheld.Seq),
        _ => null,
    };

    /// <summary>Whether it follows on what was handed out last; then it is handed out.</summary>
    private bool IsNext(ConversationId conversation, long seq)
    {
        if (!reached.TryGetValue(conversation, out var last) || seq != last + 1)
            return false;
        reached[conversation] = seq;
        return true;
    }

    private async IAsyncEnumerable<ChatEvent> CatchUpAsync(IReadOnlyList<ConversationPosition> positions, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var position in positions)
        {
            await foreach (var message in ReadAsync(position, position.LastSeq, cancellation))
                yield return message;
        }
    }

    /// <summary>What arrived, after those before it that did not; nothing when it was handed out before.</summary>
    private async IAsyncEnumerable<ChatEvent> UpToAsync(ChatEvent arrived, ConversationId conversation, long seq, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (reached.TryGetValue(conversation, out var last) && seq <= last)
            yield break;
        if (await deliveries.PositionAsync(mailbox.Owner, conversation, cancellation) is { } position)
        {
            // A hint was lost, or the conversation is new to its owner.
            await foreach (var message in ReadAsync(position, seq, cancellation))
                yield return PlaceOf(message)?.Seq == seq ? arrived : message;
        }
    }

    /// <summary>What is stored above where this conversation stands, up to a number that is stored. What cannot be read in between is withheld.</summary>
    private async IAsyncEnumerable<ChatEvent> ReadAsync(ConversationPosition position, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var conversation = position.Conversation;
        var after = reached.GetOrAdd(conversation, position.FromSeq);
        while (after < upTo && await messages.AfterAsync(mailbox.Owner, position.Peer, after, PageSize, cancellation) is { Count: > 0 } page)
        {
            // What is above comes as it arrives, with the connection that sent it: read from here, it would go back to its own sender.
            foreach (var message in page.Where(message => message.Seq <= upTo))
            {
                while (++after < message.Seq)
                    yield return Withhold(conversation, after);
                reached[conversation] = after;
                yield return new MessageArrived(message, Origin: null);
            }
            if (page[^1].Seq >= upTo)
                break;
        }
        while (after++ < upTo)
            yield return Withhold(conversation, after);
    }

    private MessageWithheld Withhold(ConversationId conversation, long seq)
    {
        reached[conversation] = seq;
        return new MessageWithheld(conversation, seq);
    }
}
