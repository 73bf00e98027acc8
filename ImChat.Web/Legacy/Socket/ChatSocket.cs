using System.Net.WebSockets;
using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;

namespace ImChat.Web.Legacy.Socket;

/// <summary>One connection of an old client: what it sends goes to the messenger, what its mailbox holds goes out, verbatim.</summary>
internal sealed partial class ChatSocket(WebSocket socket, Mailbox mailbox, Messenger messenger, bool echoesRooms, ILogger<ChatSocket> logger)
{
    /// <summary>A write that takes longer ends the connection: its reader is gone or does not read.</summary>
    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);

    /// <summary>Messages that had to wait for their rate before we stop being patient.</summary>
    private const int FloodPatience = 300;

    private int delayed;

    /// <summary>Serves the connection until either side ends it or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var sending = SendAsync(ending.Token);
        var receiving = ReceiveAsync();
        var first = await Task.WhenAny(sending, receiving);
        await ending.CancelAsync();
        var reason = await first;
        await sending;
        await CloseAsync(reason, receiving);
    }

    /// <summary>Ends with the reason to close, or null when the other side ended it.</summary>
    private async Task<CloseReason?> ReceiveAsync()
    {
        using var reader = new FrameReader(socket);
        try
        {
            while (await reader.ReadAsync() is { } frame)
            {
                if (!await TakeInAsync(frame))
                    return CloseReason.Flood;
            }
            return null;
        }
        catch (MessageTooBigException)
        {
            return CloseReason.TooBig;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The line is dead, or somebody does not speak WebSocket: nothing to answer.
            return null;
        }
        catch (Exception error)
        {
            Log.Failed(logger, mailbox.Owner.Value, error);
            return CloseReason.Failure;
        }
    }

    /// <summary>False when this client floods. What it sends waits for its rate first: its own line slows down, nobody else's.</summary>
    private async Task<bool> TakeInAsync(ReadOnlyMemory<byte> bytes)
    {
        // The buffer is the reader's; what is stored and forwarded needs bytes of its own.
        if (WireReader.Read(bytes.ToArray(), mailbox.Owner) is not { } message)
            return true;
        var draft = new MessageDraft(message.To, message.Body, Frame: message.Frame, Origin: mailbox.Id);
        var isLate = false;
        while (await messenger.SendAsync(mailbox.Owner, draft, CancellationToken.None) is { Refusal: Refusal.RateLimited } refused)
        {
            isLate = true;
            await Task.Delay(refused.RetryAfter);
        }
        delayed = isLate ? delayed + 1 : Math.Max(0, delayed - 1);
        return delayed < FloodPatience;
    }

    private async Task<CloseReason?> SendAsync(CancellationToken ending)
    {
        try
        {
            await WriteAsync("hello,world!"u8.ToArray());
            await foreach (var chatEvent in mailbox.ReadAllAsync(ending))
            {
                if (chatEvent is MessageArrived arrived && !IsEcho(arrived))
                    await WriteAsync(arrived.Frame);
            }
            return CloseReason.TooSlow;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return CloseReason.Restarting;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The reader is gone, or took too long: the socket is aborted by now.
            return null;
        }
    }

    /// <summary>Whether this socket sent the message itself and is not to get it back; a note to oneself always comes back.</summary>
    private bool IsEcho(MessageArrived arrived)
    {
        if (arrived.Origin != mailbox.Id)
            return false;
        return arrived.Message.To.IsGroup ? !echoesRooms : arrived.Message.To != Peer.Of(mailbox.Owner);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> frame)
    {
        using var deadline = new CancellationTokenSource(WriteDeadline);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
    }

    private async Task CloseAsync(CloseReason? reason, Task receiving)
    {
        try
        {
            using var deadline = new CancellationTokenSource(CloseDeadline);
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, socket.CloseStatusDescription, deadline.Token);
            else if (socket.State == WebSocketState.Open && reason is { } why)
                await socket.CloseOutputAsync(why.Status, why.Text, deadline.Token);
            await receiving.WaitAsync(CloseDeadline);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or TimeoutException)
        {
            // It does not answer; cutting the line is all that is left.
        }
        socket.Abort();
        await receiving;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A socket of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
