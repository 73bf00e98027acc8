using ImChat.Domain.Messages;
using ImChat.Domain.Wire;

namespace ImChat.Domain.Delivery;

/// <summary>Something that happened and that open pages and sockets want to know at once.</summary>
public abstract record ChatEvent;

/// <summary>A message was stored.</summary>
/// <param name="Message">The message as stored.</param>
/// <param name="Origin">The mailbox of the connection that sent it, or null when it came without one.</param>
public sealed record MessageArrived(ChatMessage Message, long? Origin) : ChatEvent
{
    private byte[]? frame;

    /// <summary>The message as old sockets receive it, encoded once for all of them.</summary>
    public ReadOnlyMemory<byte> Frame => frame ??= WireCodec.Encode(Message);
}

/// <summary>A friend or a group is new in the receiver's lists.</summary>
/// <param name="Peer">Who or which.</param>
public sealed record PeerAdded(Peer Peer) : ChatEvent;

/// <summary>The receiver has read a conversation up to here, on some device of theirs.</summary>
/// <param name="Peer">The conversation, as the receiver sees it.</param>
/// <param name="Seq">The last sequence number read.</param>
public sealed record ReadMoved(Peer Peer, long Seq) : ChatEvent;
