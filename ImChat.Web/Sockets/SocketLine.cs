using System.Net.WebSockets;

namespace ImChat.Web.Sockets;

/// <summary>The way out of one socket: one frame at a time, each within a deadline, and one bounded goodbye.</summary>
internal sealed class SocketLine(WebSocket socket) : IDisposable
{
    /// <summary>A write that takes longer ends the connection: its reader is gone or does not read.</summary>
    public static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private CancellationTokenSource deadline = new();

    public WebSocket Socket => socket;

    /// <summary>Whether the other side said goodbye itself.</summary>
    public bool HasClientLeft => socket.CloseStatus is not null;

    /// <summary>What a write throws when there is nobody left to read it; the socket is aborted by then.</summary>
    public static bool IsGone(Exception error) => error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    /// <summary>Writes one text frame, after those that others are writing.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> frame)
    {
        await turn.WaitAsync();
        try
        {
            deadline.CancelAfter(WriteDeadline);
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
            if (deadline.TryReset())
                return;
            deadline.Dispose();
            deadline = new();
        }
        finally
        {
            turn.Release();
        }
    }

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

    public void Dispose()
    {
        turn.Dispose();
        deadline.Dispose();
    }

    /// <summary>What is still under way to us is read and dropped: left unread, it would make the system cut the line before our reason arrives.</summary>
    private async Task DrainAsync(CancellationToken patience)
    {
        var scrap = new byte[4096];
        while (socket.State == WebSocketState.CloseSent)
            await socket.ReceiveAsync(scrap.AsMemory(), patience);
    }
}
