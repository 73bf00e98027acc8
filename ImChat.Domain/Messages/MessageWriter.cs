using System.Threading.Channels;
using ImChat.Domain.Delivery;
using ImChat.Domain.People;

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
    private volatile bool isRunning;

    /// <summary>Whether <see cref="RunAsync"/> stores what is queued.</summary>
    public bool IsRunning => isRunning;

    /// <summary>
    /// Queues a message behind all that were queued before; while the queue is full the sender waits. The task it answers with completes when
    /// the message is stored and published, or refused: with <see cref="Refusal.Busy"/> once the writer has stopped. It fails when nobody
    /// can know whether the message is stored.
    /// </summary>
    public async ValueTask<Task<SendResult>> EnqueueAsync(NewMessage message, CancellationToken cancellation)
    {
        var pending = new Pending(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException)
        {
            pending.Done.SetResult(SendResult.Refused(Refusal.Busy));
        }
        return pending.Done.Task;
    }

    /// <summary>Takes nothing more; <see cref="RunAsync"/> ends when what is queued is stored.</summary>
    public void Complete() => queue.Writer.TryComplete();

    /// <summary>
    /// Stores and publishes until <see cref="Complete"/>. A batch that fails as a whole fails its sends with the same exception and the next
    /// goes on.
    /// </summary>
    /// <exception cref="StorageBrokenException">The disk failed. What is queued is refused, nothing is stored any more.</exception>
    public async Task RunAsync()
    {
        isRunning = true;
        try
        {
            var batch = new List<Pending>(LargestBatch);
            while (await queue.Reader.WaitToReadAsync())
            {
                while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending))
                    batch.Add(pending);
                await StoreAsync(batch);
                batch.Clear();
            }
        }
        finally
        {
            isRunning = false;
            Complete();
            while (queue.Reader.TryRead(out var pending))
                pending.Done.TrySetResult(SendResult.Refused(Refusal.Busy));
        }
    }

    private async Task StoreAsync(List<Pending> batch)
    {
        try
        {
            var results = await store.AppendAsync(batch.ConvertAll(pending => pending.Message), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                if (results[i] is { IsStored: true, Duplicate: false } stored)
                    await PublishAsync(stored.Message, batch[i].Message, stored.Recipients ?? batch[i].Message.Audience.People);
                batch[i].Done.TrySetResult(results[i]);
            }
        }
        catch (Exception failure)
        {
            // Whatever broke belongs to the senders who wait: each of them reports it, and the writer lives on for the next batch.
            foreach (var pending in batch)
                pending.Done.TrySetException(failure);
            if (failure is StorageBrokenException)
                throw;
        }
    }

    private async Task PublishAsync(ChatMessage stored, NewMessage message, IReadOnlyList<UserId> recipients)
    {
        var arrived = new MessageArrived(stored, message.Draft.Origin);
        if (!stored.IsWithheld)
        {
            await backplane.PublishAsync(new Envelope(arrived, recipients));
            return;
        }
        await backplane.PublishAsync(new Envelope(arrived, [stored.Sender]));
        await backplane.PublishAsync(new Envelope(new MessageWithheld(stored.Conversation, stored.Seq), [.. recipients.Where(person => person != stored.Sender)]));
    }

    private sealed record Pending(NewMessage Message, TaskCompletionSource<SendResult> Done);
}
