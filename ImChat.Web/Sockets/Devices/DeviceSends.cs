using System.Collections.Concurrent;
using System.Threading.Channels;
using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;

namespace ImChat.Web.Sockets.Devices;

/// <summary>
/// What this device sends: stored in the order it came, several on their way at a time, each answered after its own commit. While too many
/// are on their way, nothing more is read.
/// </summary>
internal sealed partial class DeviceSends(SocketLine line, Mailbox mailbox, Messenger messenger, ILogger logger)
{
    /// <summary>Messages that may wait for their answer.</summary>
    public const int MostOnTheirWay = 64;

    /// <summary>Own messages remembered, for which the answer stands when they come by.</summary>
    private const int MostRemembered = 1024;

    private readonly Channel<bool> onTheirWay = Channel.CreateBounded<bool>(MostOnTheirWay);
    private readonly ConcurrentDictionary<string, Task<bool>> answers = new();
    private readonly Queue<string> remembered = new();
    private readonly ConcurrentDictionary<ConversationId, long> acknowledged = new();

    /// <summary>Sends; true when it was refused because the person is over their rate.</summary>
    public async Task<bool> SendAsync(MessageDraft draft)
    {
        await onTheirWay.Writer.WriteAsync(true);
        var answered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Remember(draft.ClientId!, answered.Task);
        try
        {
            var sending = await messenger.BeginAsync(mailbox.Owner, draft with { Origin = mailbox.Id }, CancellationToken.None);
            _ = AnswerAsync(draft.ClientId!, sending, answered);
            return sending is { IsCompletedSuccessfully: true, Result.Refusal: Refusal.RateLimited };
        }
        catch
        {
            Finish(answered, isAcknowledged: false);
            throw;
        }
    }

    /// <summary>The answer to this client id, when it was sent here lately: whether it said that the message is stored.</summary>
    public Task<bool>? AnswerTo(string? clientId) => clientId is not null && answers.TryGetValue(clientId, out var answer) ? answer : null;

    /// <summary>The highest number of this conversation that an answer has told the client.</summary>
    public long Acknowledged(ConversationId conversation) => acknowledged.GetValueOrDefault(conversation);

    /// <summary>Waits for what is on its way, but not for ever.</summary>
    public async Task FlushAsync(TimeSpan longest)
    {
        var open = answers.Values.Where(answer => !answer.IsCompleted);
        await Task.WhenAny(Task.WhenAll(open), Task.Delay(longest));
    }

    private async Task AnswerAsync(string clientId, Task<SendResult> sending, TaskCompletionSource<bool> answered)
    {
        var isAcknowledged = false;
        try
        {
            var result = await sending;
            if (result.Message is { } stored)
                acknowledged.AddOrUpdate(stored.Conversation, stored.Seq, (_, before) => Math.Max(before, stored.Seq));
            await line.WriteAsync(result.Message is { } message ? DeviceFrames.Ack(message, result.Duplicate) : DeviceErrors.Frame(result, clientId));
            isAcknowledged = result.IsStored;
        }
        catch (OutcomeUnknownException)
        {
            // Whether it is stored nobody knows: no answer is the honest one, and the client asks again elsewhere.
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            // Nobody is there to hear it; with the same client id they learn it when they are back.
        }
        catch (Exception error)
        {
            Log.Failed(logger, mailbox.Owner.Value, error);
            line.Socket.Abort();
        }
        finally
        {
            Finish(answered, isAcknowledged);
        }
    }

    private void Finish(TaskCompletionSource<bool> answered, bool isAcknowledged)
    {
        answered.SetResult(isAcknowledged);
        onTheirWay.Reader.TryRead(out _);
    }

    private void Remember(string clientId, Task<bool> answer)
    {
        answers[clientId] = answer;
        remembered.Enqueue(clientId);
        if (remembered.Count > MostRemembered)
            answers.TryRemove(remembered.Dequeue(), out _);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A message of {Person} failed")]
        public static partial void Failed(ILogger logger, long person, Exception error);
    }
}
