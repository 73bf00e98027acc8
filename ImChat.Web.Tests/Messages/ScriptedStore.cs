using System.Collections.Concurrent;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Messages;

/// <summary>Numbers messages in memory; before each batch it does what the test says: wait, or throw.</summary>
internal sealed class ScriptedStore(Func<IReadOnlyList<NewMessage>, Task> before) : IMessageStore
{
    private readonly ConcurrentQueue<int> batches = new();
    private long last;

    /// <summary>How many messages each batch had, those that failed included.</summary>
    public IReadOnlyList<int> Batches => [.. batches];

    /// <summary>What to answer instead of storing a message, or null to store it.</summary>
    public Func<NewMessage, SendResult?> Answer { get; init; } = _ => null;

    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        batches.Enqueue(batch.Count);
        await before(batch);
        return [.. batch.Select(message => Answer(message) ?? new SendResult(Stored(message)))];
    }

    public Task<IReadOnlyList<ChatMessage>> BeforeAsync(UserId reader, Peer peer, long before, int count, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ChatMessage>> AfterAsync(UserId reader, Peer peer, long after, int count, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private ChatMessage Stored(NewMessage message)
    {
        var seq = Interlocked.Increment(ref last);
        var draft = message.Draft;
        return new ChatMessage(seq, message.Audience.Conversation, seq, message.Sender, draft.To, draft.Body, DateTimeOffset.UnixEpoch, draft.ClientId, draft.Frame);
    }
}
