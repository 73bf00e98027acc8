using System.Threading.Channels;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>
/// What one open connection, a page or a socket, has still to take in. Bounded: when it is full it closes itself, and its
/// owner opens a new one and catches up from storage. Nobody who posts ever waits for its reader.
/// </summary>
public sealed class Mailbox : IDisposable
{
    /// <summary>Events a mailbox holds before it closes itself.</summary>
    public const int Capacity = 1024;

    private readonly MessageBus bus;
    private readonly Channel<ChatEvent> events = Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    internal Mailbox(MessageBus bus, UserId owner, long id) => (this.bus, Owner, Id) = (bus, owner, id);

    /// <summary>Whose connection this is.</summary>
    public UserId Owner { get; }

    /// <summary>The connection's number on this node while it runs; a message's origin.</summary>
    public long Id { get; }

    /// <summary>
    /// The events in the order they were published. Ends when the mailbox overflowed or was disposed: what was in it is still
    /// read to the end, what came after is in storage only.
    /// </summary>
    public IAsyncEnumerable<ChatEvent> ReadAllAsync(CancellationToken cancellation) => events.Reader.ReadAllAsync(cancellation);

    /// <summary>Receives nothing more.</summary>
    public void Dispose()
    {
        bus.Remove(this);
        events.Writer.TryComplete();
    }

    internal void Post(ChatEvent chatEvent)
    {
        if (!events.Writer.TryWrite(chatEvent))
            Dispose();
    }
}
