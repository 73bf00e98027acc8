using System.Net.WebSockets;

namespace ImChat.Web.Sockets;

/// <summary>The way out of one socket: frames in the order they were given, each within a deadline, and one bounded goodbye.</summary>
internal sealed class SocketLine(WebSocket socket, FrameStream frames)
{
    /// <summary>As many bytes go out without waiting for more.</summary>
    private const int Enough = 16 * 1024;
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);

    public WebSocket Socket => socket;

    /// <summary>Whether the other side said goodbye itself.</summary>
    public bool HasClientLeft => socket.CloseStatus is not null;

    /// <summary>Whether enough was gathered for one write.</summary>
    public bool IsFull => frames.Gathered >= Enough;

    /// <summary>What a write throws when there is nobody left to read it.</summary>
    public static bool IsGone(Exception error) => error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    /// <summary>Writes one text frame, after those that wait and those that others are writing.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        Gather(frame);
        return SendAsync();
    }

    /// <summary>One more text frame, for the next <see cref="SendAsync"/>; ends as a write does when there is nobody left.</summary>
    public void Gather(ReadOnlyMemory<byte> frame)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            throw new WebSocketException(WebSocketError.InvalidState);
        frames.Append(frame.Span);
    }

    /// <summary>What was gathered goes out in one write.</summary>
    public ValueTask SendAsync() => frames.SendAsync();

    /// <summary>
    /// Says why and goodbye, waits a little for the answer and for the reader to end, and cuts the line. Without a reason there is nobody
    /// left to tell.
    /// </summary>
    public async Task CloseAsync(CloseReason? reason, Task receiving)
    {
        try
        {
            using var patience = new CancellationTokenSource(CloseDeadline);
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, socket.CloseStatusDescription, patience.Token);
            else if (socket.State == WebSocketState.Open && reason is { } why)
                await socket.CloseOutputAsync(why.Status, why.Text, patience.Token);
            await receiving.WaitAsync(patience.Token);
            await DrainAsync(patience.Token);
        }
        catch (Exception error) when (IsGone(error))
        {
            // It does not answer; cutting the line is all that is left.
        }
        socket.Abort();
        await receiving;
    }

    /// <summary>What is still under way to us is read and dropped: left unread, it would make the system cut the line before our reason arrives.</summary>
    private async Task DrainAsync(CancellationToken patience)
    {
        var scrap = new byte[4096];
        while (socket.State == WebSocketState.CloseSent)
            await socket.ReceiveAsync(scrap.AsMemory(), patience);
    }
}
