using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace ImChat.Web.Sockets;

/// <summary>Reads whole messages from a socket, text or binary, into one reused buffer that grows up to a limit.</summary>
internal sealed class FrameReader(WebSocket socket) : IDisposable
{
    /// <summary>Messages above this are read to their end and dropped.</summary>
    public const int LargestMessage = 64 * 1024;

    /// <summary>Above this we stop reading.</summary>
    public const int LargestRead = 1024 * 1024;

    /// <summary>Pieces one message may come in; a client that cuts it finer wastes our time.</summary>
    private const int MostPieces = 4096;

    private const int Small = 256;
    private const int Least = 4096;

    /// <summary>Whether the message last read was text.</summary>
    public bool IsText { get; private set; }

    /// <summary>Whether the message last read was too large to keep.</summary>
    public bool IsTooBig { get; private set; }

    /// <summary>All that a quiet connection holds, and enough for nearly every message.</summary>
    private readonly byte[] small = new byte[Small];
    private byte[]? large;

    /// <summary>The next message, valid until the next call; empty when it was too large to keep, null when the client closed.</summary>
    /// <exception cref="MessageTooBigException">It is larger than <see cref="LargestRead"/>, or in far too many pieces.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        Dispose();
        var buffer = small;
        var kept = 0;
        long received = 0;
        for (var pieces = 0; ; pieces++)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(kept), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            received += result.Count;
            if (received > LargestRead || pieces > MostPieces)
                throw new MessageTooBigException();
            // Past the limit the same end of the buffer is filled again and again.
            kept = received > LargestMessage ? 0 : kept + result.Count;
            if (result.EndOfMessage)
            {
                (IsText, IsTooBig) = (result.MessageType == WebSocketMessageType.Text, received > LargestMessage);
                return IsTooBig ? ReadOnlyMemory<byte>.Empty : buffer.AsMemory(0, kept);
            }
            if (kept == buffer.Length)
                buffer = Grow(buffer);
        }
    }

    /// <summary>Gives back what a large message needed.</summary>
    public void Dispose()
    {
        if (large is not null)
            ArrayPool<byte>.Shared.Return(large);
        large = null;
    }

    private byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Least, buffer.Length * 2));
        buffer.CopyTo(larger, 0);
        Dispose();
        return large = larger;
    }
}

/// <summary>A client sends more than anybody could mean.</summary>
internal sealed class MessageTooBigException : Exception;
