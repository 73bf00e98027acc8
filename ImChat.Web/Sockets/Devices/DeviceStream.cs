using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;
using ImChat.Web.Data;

namespace ImChat.Web.Sockets.Devices;

/// <summary>What this device is sent once it has said where it left off: what it missed, then what happens.</summary>
internal sealed partial class DeviceStream(SocketLine line, Mailbox mailbox, DeviceSends sends, DeviceDelivery delivery, IMessageStore messages, ILogger logger) : IAsyncDisposable
{
    private readonly DeviceFeed feed = new(mailbox, delivery.Store, messages);
    private readonly TaskCompletionSource<CloseReason?> gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource following = new();
    private Task running = Task.CompletedTask;

    /// <summary>Completes when nothing can be sent any more, with the reason to close if somebody is left to tell it.</summary>
    public Task<CloseReason?> Gone => gone.Task;

    /// <summary>Which device this is, once it has said so.</summary>
    public DeviceId? Device { get; private set; }

    /// <summary>The highest number of this conversation that was sent, or need not be.</summary>
    public long Reached(ConversationId conversation) => feed.Reached(conversation);

    /// <summary>Starts from where the client says, or from where its device stopped; a second time starts anew.</summary>
    public async Task ResumeAsync(ResumeRequest request)
    {
        await StopAsync();
        following.Dispose();
        following = new();
        Device = request.Device;
        var cursors = request.Device is { } device ? await delivery.Store.OpenDeviceAsync(mailbox.Owner, device, CancellationToken.None) : null;
        var positions = await delivery.Store.PositionsAsync(mailbox.Owner, CancellationToken.None);
        var known = positions.ToDictionary(position => position.Conversation, position => position.LastSeq);
        foreach (var (conversation, after) in request.After.Where(one => one.Value > known.GetValueOrDefault(one.Key)))
            await line.WriteAsync(DeviceFrames.Reset(conversation, known.GetValueOrDefault(conversation)));
        running = RunAsync(positions, position => StartAfter(position, request, cursors), following.Token);
    }

    /// <summary>Its person is writing.</summary>
    public Task TellTypingAsync(ConversationId conversation) => delivery.Typing.StartAsync(mailbox.Owner, conversation, CancellationToken.None);

    /// <summary>Sends nothing more.</summary>
    public async Task StopAsync()
    {
        await following.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        following.Dispose();
    }

    /// <summary>What the client says; else what its device had, where a conversation it does not know is new to it; else what its person has read.</summary>
    private static long StartAfter(ConversationPosition position, ResumeRequest request, IReadOnlyDictionary<ConversationId, long>? cursors)
    {
        if (request.After.TryGetValue(position.Conversation, out var after))
            return Math.Min(after, position.LastSeq);
        return cursors is null ? position.ReadSeq : cursors.GetValueOrDefault(position.Conversation);
    }

    private async Task RunAsync(IReadOnlyList<ConversationPosition> positions, Func<ConversationPosition, long> startAfter, CancellationToken stopped)
    {
        try
        {
            await foreach (var chatEvent in feed.FollowAsync(positions, startAfter, line.SendAsync, stopped))
                await SendAsync(chatEvent, stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Started anew, or over.
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            gone.TrySetResult(null);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            // Storage watches itself and says so.
            gone.TrySetResult(CloseReason.Unavailable);
        }
        catch (Exception error)
        {
            Log.Failed(logger, mailbox.Owner.Value, error);
            gone.TrySetResult(CloseReason.Failure);
        }
    }

    private async ValueTask SendAsync(ChatEvent chatEvent, CancellationToken stopped)
    {
        switch (chatEvent)
        {
            case MessageArrived arrived:
                await GatherAsync(arrived);
                break;
            case CaughtUp:
                await GatherSyncedAsync(stopped);
                break;
            default:
                if (FrameOf(chatEvent) is { } frame)
                    line.Gather(frame);
                break;
        }
        if (line.IsFull)
            await line.SendAsync();
    }

    private static byte[]? FrameOf(ChatEvent chatEvent) => chatEvent switch
    {
        MessageWithheld withheld => DeviceFrames.Withheld(withheld.Conversation, withheld.Seq),
        CursorMoved moved => DeviceFrames.Receipt(moved.Conversation, moved.Person, moved.Got, moved.Read),
        TypingStarted typing => DeviceFrames.Typing(typing.Conversation, typing.Person),
        PresenceChanged presence => DeviceFrames.Presence(presence.Person, presence.IsOnline, presence.At),
        _ => null,
    };

    /// <summary>For what this device sent itself its acknowledgement stands, which goes first; a note to oneself comes back all the same.</summary>
    private async ValueTask GatherAsync(MessageArrived arrived)
    {
        var message = arrived.Message;
        if (message.Sender == mailbox.Owner && sends.AnswerTo(message.ClientId) is { } answer && await answer && message.To != Peer.Of(mailbox.Owner))
            return;
        line.Gather(arrived.DeviceFrameFor(mailbox.Owner));
    }

    /// <summary>What is new begins with who is there.</summary>
    private async Task GatherSyncedAsync(CancellationToken stopped)
    {
        line.Gather(DeviceFrames.Synced());
        var friends = await delivery.Contacts.WatchersAsync([mailbox.Owner], stopped);
        foreach (var (friend, since) in friends[mailbox.Owner].Select(friend => (friend, delivery.Presence.OnlineSince(friend))))
        {
            if (since is { } at)
                line.Gather(DeviceFrames.Presence(friend, isOnline: true, at));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Sending to a device of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
