using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>
/// What one open connection, a page or a socket, has still to take in. Bounded: when it is full it takes nothing more until its owner
/// has read what is there, restarts it, and catches up from storage. Nobody who posts ever waits for its reader.
/// </summary>
public sealed class Mailbox : IDisposable
{
    /// <summary>Events a mailbox holds before it is full.</summary>
    public const int Capacity = 256;

    private const int RoomForFleeting = Capacity / 2;

    private readonly MessageBus bus;
    private readonly TaskCompletionSource<MailboxEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Channel<ChatEvent> events = NewChannel();
    private volatile bool isDisposed;

    internal Mailbox(MessageBus bus, UserId owner, SessionId session, long id) => (this.bus, Owner, Session, Id) = (bus, owner, session, id);

    /// <summary>Whose connection this is.</summary>
    public UserId Owner { get; }

    /// <summary>The sign-in it was opened with.</summary>
    public SessionId Session { get; }

    /// <summary>Completes when the connection is to end, and receives nothing more: says why.</summary>
    public Task<MailboxEnd> Ended => ended.Task;

    /// <summary>The connection's number on this node while it runs; a message's origin.</summary>
    public long Id { get; }

    /// <summary>
    /// The events in the order they were published. Ends when the mailbox was full or was disposed: what was in it is still
    /// read to the end, what came after is in storage only.
    /// </summary>
    public IAsyncEnumerable<ChatEvent> ReadAllAsync(CancellationToken cancellation) => events.Reader.ReadAllAsync(cancellation);

    /// <summary>Waits for an event that <see cref="TryTake"/> hands out; false when none will come any more, as in <see cref="ReadAllAsync"/>.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => events.Reader.WaitToReadAsync(cancellation);

    /// <summary>The next event, when it is there.</summary>
    public bool TryTake([NotNullWhen(true)] out ChatEvent? chatEvent) => events.Reader.TryRead(out chatEvent);

    /// <summary>Takes events again after it was full. What it refused meanwhile is in storage: read that after this. False once it is disposed.</summary>
    public bool Restart()
    {
        events = NewChannel();
        if (isDisposed)
            events.Writer.TryComplete();
        return !isDisposed;
    }

    /// <summary>Receives nothing more.</summary>
    public void Dispose()
    {
        isDisposed = true;
        bus.Remove(this);
        events.Writer.TryComplete();
    }

    internal void End(MailboxEnd why)
    {
        ended.TrySetResult(why);
        Dispose();
    }

    /// <summary>As if it were full.</summary>
    internal void Interrupt() => events.Writer.TryComplete();

    internal void Post(ChatEvent chatEvent)
    {
        var channel = events;
        if (chatEvent.IsFleeting && channel.Reader.Count >= RoomForFleeting)
            return;
        if (!channel.Writer.TryWrite(chatEvent))
            channel.Writer.TryComplete();
    }

    private static Channel<ChatEvent> NewChannel() => Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
}

/// <summary>Why connections are ended from here.</summary>
public enum MailboxEnd
{
    /// <summary>The sign-in that it rests on is over.</summary>
    SignedOut,

    /// <summary>This node cannot serve anybody; another may.</summary>
    Unavailable,
}
