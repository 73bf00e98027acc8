using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Chat;

/// <summary>How far the others in one conversation have come, as far as the viewer may know: what the states of their own messages are made of.</summary>
internal sealed class Receipts(UserId me, Peer peer, IDeliveryStore store)
{
    private Dictionary<UserId, Receipt> others = [];
    private Task opening = Task.CompletedTask;

    /// <summary>Everybody's, in no particular order.</summary>
    public IReadOnlyCollection<Receipt> Others => others.Values;

    /// <summary>Shows those that the page was first rendered with, then reads them.</summary>
    public Task OpenAsync(ConversationId conversation, IEnumerable<Receipt>? first)
    {
        others = (first ?? []).ToDictionary(receipt => receipt.Person);
        return opening = ReadAsync(conversation);
    }

    /// <summary>Takes in an event; null means that some were missed. True when some message's state may be another now.</summary>
    public async Task<bool> TakeInAsync(ChatEvent? chatEvent, ConversationId? conversation)
    {
        // What is being read could be older than this event. Whoever reads it hears if that fails.
        await opening.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        switch (chatEvent)
        {
            case null or SettingsChanged or GroupChanged when conversation is { } open:
                await ReadAsync(open);
                return true;
            case CursorMoved moved when moved.Person != me && moved.To.SeenBy(me, moved.Person) == peer:
                if (others.TryGetValue(moved.Person, out var before))
                    others[moved.Person] = before with { Got = Math.Max(before.Got, moved.Got), Read = Math.Max(before.Read, moved.Read) };
                else
                    await ReadAsync(moved.Conversation);
                return true;
            default:
                return false;
        }
    }

    /// <summary>How far a message of the viewer's own with this number has come.</summary>
    public MessageState StateOf(long seq)
    {
        var (audience, got, read) = (0, 0, 0);
        foreach (var other in others.Values)
        {
            if (other.From >= seq)
                continue;
            audience++;
            got += other.Got >= seq ? 1 : 0;
            read += other.Read >= seq ? 1 : 0;
        }
        // A note to oneself is read by nobody.
        var progress = audience == 0 || got < audience ? MessageProgress.Sent : read < audience ? MessageProgress.Delivered : MessageProgress.Read;
        return new MessageState(progress, read);
    }

    private async Task ReadAsync(ConversationId conversation) =>
        others = (await store.ReceiptsAsync(me, conversation, CancellationToken.None)).ToDictionary(receipt => receipt.Person);
}
