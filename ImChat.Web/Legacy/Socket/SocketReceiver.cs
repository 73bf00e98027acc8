using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;
using ImChat.Web.Sockets;

namespace ImChat.Web.Legacy.Socket;

/// <summary>What comes in on a socket. Garbage is dropped without a word, as the old server did; the connection lives.</summary>
internal sealed partial class SocketReceiver(WebSocket socket, UserId owner, long origin, Messenger messenger, FloodGuard flood, ILogger logger)
{
    private const int MostTries = 5;
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    /// <summary>Own messages remembered, to tell them from those of the person's other devices when they are read from storage.</summary>
    private const int MostRemembered = 4096;

    /// <summary>Many listen only.</summary>
    private volatile ConcurrentQueue<long>? sent;

    /// <summary>Whether this message was sent on this socket, lately.</summary>
    public bool HasSent(long messageId) => sent?.Contains(messageId) == true;

    /// <summary>Ends with the reason to close, or null when the other side ended it.</summary>
    public async Task<CloseReason?> RunAsync()
    {
        using var reader = new FrameReader(socket);
        try
        {
            while (await reader.ReadAsync() is { } frame)
            {
                if (await TakeInAsync(frame) is { } reason)
                    return reason;
            }
            return null;
        }
        catch (MessageTooBigException)
        {
            return CloseReason.TooBig;
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            // The line is dead, or somebody does not speak WebSocket: nothing to answer.
            return null;
        }
        catch (OutcomeUnknownException)
        {
            // Whether it is stored nobody knows.
            return CloseReason.Failure;
        }
        catch (Exception error)
        {
            Log.Failed(logger, owner.Value, error);
            return CloseReason.Failure;
        }
    }

    /// <summary>
    /// The reason to close, or null. What is over the rate waits: this client's own line slows down, nobody else's. What cannot be stored is
    /// tried again for a while; then the client is told the only way it understands.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason?> TakeInAsync(ReadOnlyMemory<byte> bytes)
    {
        // The buffer is the reader's; what is stored and forwarded needs bytes of its own.
        if (WireReader.Read(bytes.ToArray(), owner) is not { } message)
            return null;
        var draft = new MessageDraft(message.To, message.Body, Frame: message.Frame, Origin: origin);
        var isLate = false;
        SendResult result;
        for (var tries = 1; (result = await await messenger.BeginAsync(owner, draft, CancellationToken.None)).Refusal is Refusal.RateLimited or Refusal.Busy;)
        {
            var isBusy = result.Refusal == Refusal.Busy;
            if (isBusy && tries++ == MostTries)
                return CloseReason.Failure;
            isLate |= !isBusy;
            await Task.Delay(isBusy ? BusyPause : result.RetryAfter);
        }
        if (result.Message is { } stored)
            Remember(stored.Id);
        return flood.IsFlood(isLate) ? CloseReason.Flood : null;
    }

    private void Remember(long messageId)
    {
        var all = sent ??= new();
        all.Enqueue(messageId);
        if (all.Count > MostRemembered)
            all.TryDequeue(out _);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A socket of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
