using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>
/// One open page: who it belongs to, its mailbox, and the way for its components to hear what arrives. Scoped, so there is one a
/// circuit. Start and overflow are one loop: open a mailbox, let everybody read again from storage, follow the mailbox until it ends.
/// </summary>
internal sealed partial class ChatCircuit(MessageBus bus, Messenger messenger, ILogger<ChatCircuit> logger) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private readonly List<Func<ChatEvent?, Task>> listeners = [];
    private readonly List<Func<ChatEvent?, Task>> lastListeners = [];
    private SessionId session;
    private Mailbox? mailbox;
    private Task following = Task.CompletedTask;

    /// <summary>Whose page this is.</summary>
    public UserId Me { get; private set; }

    /// <summary>Raised when the sign-in that the page rests on is over: nothing comes any more.</summary>
    public event Action? SignedOut;

    /// <summary>True when this person has too many pages and sockets open for this one to be live.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Says whose page this is, before anything else.</summary>
    public void Identify(UserId me, SessionId session = default) => (Me, this.session) = (me, session);

    /// <summary>Goes live; calling it again changes nothing. A page that is only rendered once never does.</summary>
    public void Start()
    {
        if (mailbox is not null)
            return;
        mailbox = bus.Open(Me, session);
        IsRefused = mailbox is null;
        if (mailbox is not null)
            following = FollowAsync(mailbox);
    }

    /// <summary>
    /// Calls <paramref name="listener"/> with each event, in order, on no particular thread; with null when events may have been missed
    /// and everything is to be read again. Dispose to hear no more.
    /// </summary>
    public IDisposable Listen(Func<ChatEvent?, Task> listener) => Listen(listeners, listener);

    /// <summary>The same, but after all those have taken the event in.</summary>
    public IDisposable ListenLast(Func<ChatEvent?, Task> listener) => Listen(lastListeners, listener);

    /// <summary>Sends as the person whose page this is.</summary>
    public Task<SendResult> SendAsync(MessageDraft draft) => messenger.SendAsync(Me, draft with { Origin = mailbox?.Id }, ended.Token);

    public async ValueTask DisposeAsync()
    {
        if (ended.IsCancellationRequested)
            return;
        await ended.CancelAsync();
        mailbox?.Dispose();
        await following;
        ended.Dispose();
    }

    private Listening Listen(List<Func<ChatEvent?, Task>> place, Func<ChatEvent?, Task> listener)
    {
        lock (listeners)
            place.Add(listener);
        return new Listening(this, place, listener);
    }

    private async Task FollowAsync(Mailbox current)
    {
        try
        {
            while (true)
            {
                await foreach (var chatEvent in current.ReadAllAsync(ended.Token))
                    await TellAsync(chatEvent);
                if (await AgainAsync(current) is not { } next)
                    break;
                current = next;
                // What it missed is in storage.
                await TellAsync(null);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        if (current.Ended is { IsCompleted: true, Result: MailboxEnd.SignedOut })
            SignedOut?.Invoke();
    }

    /// <summary>The mailbox to go on with: the same when it was full, another once this server can serve people again, null when it is over.</summary>
    private async Task<Mailbox?> AgainAsync(Mailbox current)
    {
        if (current.Restart())
            return current;
        while (current.Ended is { IsCompleted: true, Result: MailboxEnd.Unavailable })
        {
            await Task.Delay(BetweenTries, ended.Token);
            if (bus.Open(Me, session) is not { } next)
                return null;
            mailbox = current = next;
            if (!next.Ended.IsCompleted)
                return next;
        }
        return null;
    }

    private async Task TellAsync(ChatEvent? chatEvent)
    {
        Func<ChatEvent?, Task>[] now;
        lock (listeners)
            now = [.. listeners, .. lastListeners];
        foreach (var listener in now)
            await TellAsync(listener, chatEvent);
    }

    private async Task TellAsync(Func<ChatEvent?, Task> listener, ChatEvent? chatEvent)
    {
        try
        {
            await listener(chatEvent);
        }
        catch (Exception error) when (Outage.IsBehind(error))
        {
            // What it could not read of this, it reads with everything else.
            await Task.Delay(BetweenTries, ended.Token);
            await TellAsync(listener, null);
        }
        catch (Exception error) when (!ended.IsCancellationRequested)
        {
            // One component that fails, or whose own call was cancelled, must not make the others deaf.
            Log.ListenerFailed(logger, error);
        }
    }

    private void Forget(List<Func<ChatEvent?, Task>> place, Func<ChatEvent?, Task> listener)
    {
        lock (listeners)
            place.Remove(listener);
    }

    private sealed class Listening(ChatCircuit circuit, List<Func<ChatEvent?, Task>> place, Func<ChatEvent?, Task> listener) : IDisposable
    {
        public void Dispose() => circuit.Forget(place, listener);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A component failed to take in an event")]
        public static partial void ListenerFailed(ILogger logger, Exception error);
    }
}
