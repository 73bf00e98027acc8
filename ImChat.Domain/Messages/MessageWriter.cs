using System.Threading.Channels;
using ImChat.Domain.Delivery;

namespace ImChat.Domain.Messages;

/// <summary>
/// The one place where messages are stored and published. Takes whatever is queued as one batch (group commit, it never waits for
/// company), completes each send after its commit and publishes in the order of storing, so that a node's connections see each
/// conversation in <c>Seq</c> order.
/// </summary>
public sealed class MessageWriter(IMessageStore store, IBackplane backplane)
{
    private const int LargestBatch = 256;

    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Channel<Stored> stored = Channel.CreateBounded<Stored>(new BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });
    private volatile bool isRunning;

    /// <summary>Whether <see cref="RunAsync"/> stores what is queued.</summary>
    public bool IsRunning => isRunning;

    /// <summary>
    /// Queues a message behind all that were queued before; while the queue is full the sender waits. The task it answers with completes when
    /// the message is stored and published, or refused: with <see cref="Refusal.Busy"/> once the writer has stopped. It fails when nobody
    /// can know whether the message is stored.
    /// </summary>
    public ValueTask<Task<SendResult>> EnqueueAsync(NewMessage message, CancellationToken cancellation)
    {
        var pending = new Pending(message);
        return queue.Writer.TryWrite(pending) ? new(pending.Task) : new(WaitAsync(pending, cancellation));
    }

    /// <summary>Takes nothing more; <see cref="RunAsync"/> ends when what is queued is stored.</summary>
    public void Complete() => queue.Writer.TryComplete();

    /// <summary>
    /// Stores and publishes until <see cref="Complete"/>. A batch that fails as a whole fails its sends with the same exception and the next
    /// goes on. Storing stays where this is run, which may wait for the disk; publishing does not.
    /// </summary>
    /// <exception cref="StorageBrokenException">The disk failed. What is queued is refused, nothing is stored any more.</exception>
    public async Task RunAsync()
    {
        isRunning = true;
        // While one batch is published the next is stored; whoever receives is woken from here, not by the thread that stores.
        var publishing = Task.Run(PublishAsync);
        try
        {
            while (await queue.Reader.WaitToReadAsync())
            {
                var batch = new List<Pending>();
                while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending))
                    batch.Add(pending);
                await StoreAsync(batch);
            }
        }
        finally
        {
            isRunning = false;
            Complete();
            while (queue.Reader.TryRead(out var pending))
                pending.TrySetResult(SendResult.Refused(Refusal.Busy));
            stored.Writer.Complete();
            await publishing;
        }
    }

    private async Task<Task<SendResult>> WaitAsync(Pending pending, CancellationToken cancellation)
    {
        try
        {
            await queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException)
        {
            pending.SetResult(SendResult.Refused(Refusal.Busy));
        }
        return pending.Task;
    }

    private async Task StoreAsync(List<Pending> batch)
    {
        try
        {
            var results = await store.AppendAsync(batch.ConvertAll(pending => pending.Message), CancellationToken.None);
            await stored.Writer.WriteAsync(new Stored(batch, results));
        }
        catch (Exception failure)
        {
            Fail(batch, failure);
            if (failure is StorageBrokenException)
                throw;
        }
    }

    /// <summary>Whatever broke belongs to the senders who wait: each of them reports it, and the writer lives on for the next batch.</summary>
    private static void Fail(List<Pending> batch, Exception failure)
    {
        foreach (var pending in batch)
            pending.TrySetException(failure);
    }

    private async Task PublishAsync()
    {
        await foreach (var (batch, results) in stored.Reader.ReadAllAsync())
        {
            try
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    if (results[i] is { IsStored: true, Duplicate: false } result)
                    {
                        foreach (var envelope in MessageArrived.Envelopes(result.Message, batch[i].Message.Draft.Origin, result.Recipients ?? batch[i].Message.Audience.People))
                            await backplane.PublishAsync(envelope);
                    }
                    batch[i].TrySetResult(results[i]);
                }
            }
            catch (Exception failure)
            {
                Fail(batch, failure);
            }
        }
    }

    private sealed record Stored(List<Pending> Batch, IReadOnlyList<SendResult> Results);

    /// <summary>A send that waits for its end.</summary>
    private sealed class Pending(NewMessage message) : TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public NewMessage Message => message;
    }
}
