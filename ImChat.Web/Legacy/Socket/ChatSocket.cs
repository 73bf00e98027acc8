using System.Net.WebSockets;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;

namespace ImChat.Web.Legacy.Socket;

/// <summary>One connection of an old client: what it missed and what arrives goes out, verbatim; what it sends goes to the messenger.</summary>
internal sealed partial class ChatSocket(
    WebSocket socket, Mailbox mailbox, MessageBus bus, SocketFeed feed, DeliveryEvidence evidence, SocketReceiver receiver, SocketManners manners, ILogger<ChatSocket> logger)
{
    /// <summary>A write that takes longer ends the connection: its reader is gone or does not read.</summary>
    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);
    private static readonly byte[] Greeting = "hello,world!"u8.ToArray();

    private Mailbox current = mailbox;

    /// <summary>Serves the connection until either side ends it or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var aging = evidence.RunAsync(ending.Token);
        var sending = SendAsync(ending.Token);
        var receiving = receiver.RunAsync();
        var first = await Task.WhenAny(sending, receiving);
        await ending.CancelAsync();
        var reason = await first;
        await sending;
        current.Dispose();
        await CloseAsync(reason, receiving);
        await aging;
        if (socket.CloseStatus is not null)
            await evidence.ConfirmAsync();
    }

    /// <summary>Ends with the reason to close, or null when there is nobody left to tell it.</summary>
    private async Task<CloseReason?> SendAsync(CancellationToken ending)
    {
        try
        {
            await WriteAsync(Greeting);
            foreach (var message in await feed.StartAsync(manners.ReplayLimit, evidence))
                await SendAsync(new MessageArrived(message, null), ending);
            while (true)
            {
                await foreach (var chatEvent in current.ReadAllAsync(ending))
                {
                    if (chatEvent is MessageArrived arrived && feed.IsNew(arrived.Message))
                        await SendAsync(arrived, ending);
                }
                // Full: more arrived than this client takes in. What it missed is in storage.
                if (bus.Reopen(current) is not { } next)
                    return CloseReason.TooSlow;
                current = next;
                await foreach (var message in feed.CatchUpAsync())
                    await SendAsync(new MessageArrived(message, receiver.HasSent(message.Id) ? current.Id : null), ending);
            }
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
        catch (Exception error)
        {
            Log.Failed(logger, current.Owner.Value, error);
            return CloseReason.Failure;
        }
    }

    private async Task SendAsync(MessageArrived arrived, CancellationToken ending)
    {
        // Whoever has said goodbye reads no more: what is not written now, they have not had.
        ending.ThrowIfCancellationRequested();
        if (!IsEcho(arrived))
            await WriteAsync(arrived.Frame);
        evidence.Written(arrived.Message.Conversation, arrived.Message.Seq);
    }

    /// <summary>Whether this socket sent the message itself and is not to get it back; a note to oneself always comes back.</summary>
    private bool IsEcho(MessageArrived arrived)
    {
        if (arrived.Origin != current.Id)
            return false;
        return arrived.Message.To.IsGroup ? !manners.EchoesRooms : arrived.Message.To != Peer.Of(current.Owner);
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
            await receiving.WaitAsync(deadline.Token);
            await DrainAsync(deadline.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // It does not answer; cutting the line is all that is left.
        }
        socket.Abort();
        await receiving;
    }

    /// <summary>What is still under way to us is read and dropped: left unread, it would make the system cut the line before our reason arrives.</summary>
    private async Task DrainAsync(CancellationToken deadline)
    {
        var scrap = new byte[4096];
        while (socket.State == WebSocketState.CloseSent)
            await socket.ReceiveAsync(scrap.AsMemory(), deadline);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Sending to a socket of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
