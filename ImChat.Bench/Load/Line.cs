using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImChat.Bench.Load;

/// <summary>One socket of the load: as little work as can be, so that the server is what is measured.</summary>
internal sealed class Line(Socket socket, byte? separator, Action<Line, ReadOnlySpan<byte>> heard) : IDisposable
{
    /// <summary>What is shorter is a greeting or a sign of life.</summary>
    private const int LeastMessage = 60;

    private const byte Ping = 0x89;
    private const byte Pong = 0x8A;
    private const int Narrow = 4 * 1024;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int filled;

    private volatile TaskCompletionSource? held;

    public int Index { get; init; }

    /// <summary>Reads nothing until <see cref="Resume"/>.</summary>
    public void Hold() => held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => held?.SetResult();

    /// <param name="port">The server's.</param>
    /// <param name="target">The address there.</param>
    /// <param name="opening">Sent first, unless empty.</param>
    /// <param name="separator">See <see cref="Peers.Dialect.Separator"/>.</param>
    /// <param name="index">Whose it is.</param>
    /// <param name="isNarrow">The system takes in little for it: whoever does not read is felt at once.</param>
    /// <param name="heard">Called with each message.</param>
    public static async Task<Line> OpenAsync(int port, string target, byte[] opening, byte? separator, int index, bool isNarrow, Action<Line, ReadOnlySpan<byte>> heard)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (isNarrow)
            socket.ReceiveBufferSize = Narrow;
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var line = new Line(socket, separator, heard) { Index = index };
        await line.ReadHandshakeAsync();
        if (opening.Length > 0)
            line.Send(Frame(opening));
        return line;
    }

    /// <summary>A whole text frame, masked with zeros.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        byte[] head = payload.Length < 126 ? [0x81, (byte)(0x80 | payload.Length)] : [0x81, 0xFE, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [.. head, 0, 0, 0, 0, .. payload];
    }

    public void Send(byte[] frame) => socket.Send(frame);

    /// <summary>Hears until the other side or this one closes.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                TakeIn();
                if (held is { } until)
                    await until.Task;
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0)
                    return;
                filled += read;
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ReadHandshakeAsync()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            filled += read;
        }
        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 101"u8))
            throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, filled));
        Drop(end + 4);
    }

    private void TakeIn()
    {
        var at = 0;
        while (filled - at >= 2)
        {
            var (size, head) = buffer[at + 1] switch
            {
                < 126 and var small => (small, 2),
                126 when filled - at >= 4 => (BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(at + 2)), 4),
                _ => (int.MaxValue, 0),
            };
            if (size == int.MaxValue || filled - at < head + size)
                break;
            var payload = buffer.AsSpan(at + head, size);
            if ((buffer[at] & 0x0F) is 1 or 2 or 0)
                Hear(payload);
            else if (buffer[at] == Ping)
                Send([Pong, .. Frame(payload).AsSpan(1)]);
            at += head + size;
        }
        Drop(at);
    }

    private void Hear(ReadOnlySpan<byte> payload)
    {
        if (separator is not { } mark)
        {
            if (payload.Length >= LeastMessage)
                heard(this, payload);
            return;
        }
        int end;
        while ((end = payload.IndexOf(mark)) >= 0)
        {
            if (end >= LeastMessage)
                heard(this, payload[..end]);
            payload = payload[(end + 1)..];
        }
    }

    private void Drop(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }
}
