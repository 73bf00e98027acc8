using System.Collections.Concurrent;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Delivery;

/// <summary>Keeps what was published, in order, and delivers it nowhere.</summary>
internal sealed class RecordingBackplane : IBackplane
{
    private readonly ConcurrentQueue<Envelope> published = new();

    public IReadOnlyList<Envelope> Published => [.. published];

    /// <summary>The messages among what was published.</summary>
    public IReadOnlyList<ChatMessage> Messages => [.. published.Select(envelope => envelope.Event).OfType<MessageArrived>().Select(arrived => arrived.Message)];

    public ValueTask PublishAsync(Envelope envelope)
    {
        published.Enqueue(envelope);
        return ValueTask.CompletedTask;
    }
}
