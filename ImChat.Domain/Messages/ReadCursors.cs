using ImChat.Domain.Delivery;
using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>How far each person has read each conversation; all their open pages agree on it.</summary>
public sealed class ReadCursors(IMessageStore store, IBackplane backplane)
{
    /// <summary>Moves the reader's cursor up to <paramref name="seq"/> and tells their other devices; going back changes nothing.</summary>
    public async Task MoveAsync(UserId reader, Peer peer, long seq, CancellationToken cancellation)
    {
        if (await store.MarkReadAsync(reader, peer, seq, cancellation))
            await backplane.PublishAsync(new Envelope(new ReadMoved(peer, seq), [reader]));
    }
}
