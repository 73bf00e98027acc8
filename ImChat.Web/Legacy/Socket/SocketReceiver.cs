using System.Collections.Concurrent;
using System.Net.WebSockets;
using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Legacy.Socket;

/// <summary>What comes in on a socket. Garbage is dropped without a word, as the old server did; the connection lives.</summary>
internal sealed partial class SocketReceiver(WebSocket socket, UserId owner, long origin, Messenger messenger, FloodGuard flood, ILogger logger)
{
    /// <summary>Own messages remembered, to tell them from those of the person's other devices when they are read from storage.</summary>
    private const int MostRemembered = 4096;

    private readonly ConcurrentQueue<long> sent = new();

    /// <summary>Whether this message was sent on this socket, lately.</summary>
    public bool HasSent(long messageId) => sent.Contains(messageId);

    /// <summary>Ends with the reason to close, or null when the other side ended it.</summary>
    public async Task<CloseReason?> RunAsync()
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
            Log.Failed(logger, owner.Value, error);
            return CloseReason.Failure;
        }
    }

    /// <summary>False when this client floods. What it sends waits for its rate first: its own line slows down, nobody else's.</summary>
    private async Task<bool> TakeInAsync(ReadOnlyMemory<byte> bytes)
    {
        // The buffer is the reader's; what is stored and forwarded needs bytes of its own.
        if (WireReader.Read(bytes.ToArray(), owner) is not { } message)
            return true;
        var draft = new MessageDraft(message.To, message.Body, Frame: message.Frame, Origin: origin);
        var isLate = false;
        SendResult result;
        while ((result = await messenger.SendAsync(owner, draft, CancellationToken.None)).Refusal == Refusal.RateLimited)
        {
            isLate = true;
            await Task.Delay(result.RetryAfter);
        }
        if (result.Message is { } stored)
            Remember(stored.Id);
        return !flood.IsFlood(isLate);
    }

    private void Remember(long messageId)
    {
        sent.Enqueue(messageId);
        if (sent.Count > MostRemembered)
            sent.TryDequeue(out _);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A socket of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
