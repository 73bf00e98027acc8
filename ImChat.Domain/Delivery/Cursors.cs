using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>
/// How far everybody has received and read. Moves are collected and stored together; then the person's own devices are told at once, and
/// those they talk with at most once a second.
/// </summary>
public sealed class Cursors
{
    /// <summary>Moves stored in one transaction: messages must not wait long for it.</summary>
    private const int LargestBatch = 100;

    private static readonly TimeSpan StoreRest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReceiptRest = TimeSpan.FromSeconds(1);

    private readonly IDeliveryStore store;
    private readonly IBackplane backplane;
    private readonly Coalescer<(UserId, ConversationId, DeviceId?), CursorMove> moves;
    private readonly Coalescer<(UserId, ConversationId), MovedCursor> receipts;

    /// <summary>Stores into <paramref name="store"/>, tells over <paramref name="backplane"/>.</summary>
    public Cursors(IDeliveryStore store, IBackplane backplane, TimeProvider clock)
    {
        (this.store, this.backplane) = (store, backplane);
        moves = new(StoreRest, (earlier, later) => earlier.And(later), StoreAsync, clock);
        receipts = new(ReceiptRest, (earlier, later) => later with { Readers = [.. earlier.Readers.Union(later.Readers)], Receivers = [.. earlier.Receivers.Union(later.Receivers)] }, TellOthersAsync, clock);
    }

    /// <summary>Completes when the move is stored and the person's own devices know. Fails when the database cannot; the next move makes up for it.</summary>
    public Task MoveAsync(CursorMove move) => moves.AddAsync((move.Person, move.Conversation, move.Device), move);

    /// <summary>Stores and tells until <paramref name="stopping"/>; what has been handed in by then is still stored.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stored = new CancellationTokenSource();
        var telling = receipts.RunAsync(stored.Token);
        await moves.RunAsync(stopping);
        // What the last moves are told to others.
        await stored.CancelAsync();
        await telling;
    }

    private async Task StoreAsync(IReadOnlyCollection<CursorMove> batch)
    {
        foreach (var part in batch.Chunk(LargestBatch))
        {
            foreach (var moved in await store.MoveAsync(part, CancellationToken.None))
            {
                await backplane.PublishAsync(new Envelope(moved.Moved, [moved.Moved.Person]));
                if (moved.Readers.Count + moved.Receivers.Count > 0)
                    _ = receipts.AddAsync((moved.Moved.Person, moved.Moved.Conversation), moved);
            }
        }
    }

    private async Task TellOthersAsync(IReadOnlyCollection<MovedCursor> batch)
    {
        foreach (var moved in batch)
        {
            if (moved.Readers.Count > 0)
                await backplane.PublishAsync(new Envelope(moved.Moved, moved.Readers));
            if (moved.Receivers.Count > 0)
                await backplane.PublishAsync(new Envelope(moved.Moved with { Read = 0 }, moved.Receivers));
        }
    }
}
