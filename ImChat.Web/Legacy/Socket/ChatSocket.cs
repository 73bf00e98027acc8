using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Data;
using ImChat.Web.Sockets;

namespace ImChat.Web.Legacy.Socket;

/// <summary>One connection of an old client: what it missed and what arrives goes out, verbatim; what it sends goes to the messenger.</summary>
internal sealed partial class ChatSocket(
    SocketLine line, Mailbox mailbox, IDeliveryStore deliveries, IMessageStore messages, DeliveryEvidence evidence, SocketReceiver receiver, SocketManners manners, ILogger logger)
{
    private static readonly byte[] Greeting = "hello,world!"u8.ToArray();

    /// <summary>What is in the frames that were gathered and are not written yet.</summary>
    private readonly List<(ConversationId Conversation, long Seq)> gathered = [];
    private volatile bool isOver;

    /// <summary>Serves the connection until either side ends it or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var aging = evidence.RunAsync(ending.Token);
        var sending = SendAsync(ending.Token);
        var receiving = receiver.RunAsync();
        var first = await Task.WhenAny(sending, receiving, mailbox.Ended);
        var reason = mailbox.Ended.IsCompleted ? CloseReason.Of(await mailbox.Ended, CloseReason.Revoked) : await (Task<CloseReason?>)first;
        isOver = true;
        // Where it waits for what arrives it ends with this; the other is for what takes longer.
        mailbox.Dispose();
        await ending.CancelAsync();
        await sending;
        await line.CloseAsync(reason, receiving);
        await aging;
        if (line.HasClientLeft)
            await evidence.ConfirmAsync();
    }

    /// <summary>Ends with the reason to close, or null when there is nobody left to tell it.</summary>
    private async Task<CloseReason?> SendAsync(CancellationToken ending)
    {
        try
        {
            // First: whatever is sent once somebody has been greeted is to reach them, also from another device of theirs.
            var positions = await deliveries.PositionsAsync(mailbox.Owner, ending);
            await line.WriteAsync(Greeting);
            foreach (var message in await Replay.ReadAsync(mailbox.Owner, positions, manners.ReplayLimit, deliveries, evidence, ending))
                await GatherAsync(new MessageArrived(message, null));
            await foreach (var chatEvent in new DeviceFeed(mailbox, deliveries, messages).FollowAsync(positions, position => position.LastSeq, WriteAsync, ending))
            {
                if (chatEvent is MessageArrived arrived)
                    await GatherAsync(arrived);
            }
            return null;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return CloseReason.Restarting;
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            // The reader is gone, or took too long: the socket is aborted by now.
            return null;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            // Storage watches itself and says so.
            return CloseReason.Unavailable;
        }
        catch (Exception error)
        {
            Log.Failed(logger, mailbox.Owner.Value, error);
            return CloseReason.Failure;
        }
    }

    private ValueTask GatherAsync(MessageArrived arrived)
    {
        // Whoever has said goodbye reads no more: what is not written now, they have not had.
        if (isOver)
            return default;
        var (conversation, seq) = (arrived.Message.Conversation, arrived.Message.Seq);
        // What nobody wrote is nothing an old client could show.
        if (arrived.Message.Notice is null && !IsEcho(arrived))
            line.Gather(arrived.Frame);
        if (gathered.Count > 0 && gathered[^1].Conversation == conversation)
            gathered[^1] = (conversation, seq);
        else
            gathered.Add((conversation, seq));
        return line.IsFull ? WriteAsync() : default;
    }

    private async ValueTask WriteAsync()
    {
        if (gathered.Count == 0)
            return;
        await line.SendAsync();
        foreach (var (conversation, seq) in gathered)
            evidence.Written(conversation, seq);
        gathered.Clear();
    }

    /// <summary>Whether this socket sent the message itself and is not to get it back; a note to oneself always comes back.</summary>
    private bool IsEcho(MessageArrived arrived)
    {
        if (arrived.Message.Sender != mailbox.Owner)
            return false;
        // Read from storage it has no origin.
        if (arrived.Origin is { } origin ? origin != mailbox.Id : !receiver.HasSent(arrived.Message.Id))
            return false;
        return arrived.Message.To.IsGroup ? !manners.EchoesRooms : arrived.Message.To != Peer.Of(mailbox.Owner);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Sending to a socket of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
