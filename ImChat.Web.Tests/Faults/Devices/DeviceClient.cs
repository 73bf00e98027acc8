using ImChat.Domain.Messages;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>A client as the protocol advises: keeps what is not acked, sends it again under the same name, knows how far it is, comes back by itself.</summary>
internal sealed class DeviceClient : IAsyncDisposable
{
    private readonly DeviceMemory memory;
    private readonly Redial redial;

    public DeviceClient(Caller caller, Uri door, History history, Habits habits, int seed)
    {
        memory = new DeviceMemory(caller, history);
        redial = new Redial(door, caller, Line.V2, habits, seed, (line, number, ending) =>
            new DeviceSession(line, number, memory, habits.Heartbeat, () => redial!.Synced(number)).RunAsync(ending));
    }

    public Caller Caller => memory.Caller;

    public DeviceRecord Record => memory.Record;

    public IReadOnlyList<LineEnd> Ends => redial.Ends;

    public int Lines => redial.Lines;

    /// <summary>How long it was away, each time.</summary>
    public IReadOnlyList<TimeSpan> Absences => redial.Absences;

    /// <summary>Sends not answered yet.</summary>
    public int Unanswered => memory.Outbox.Count;

    /// <summary>Comes, and completes when it has what it missed.</summary>
    public Task StartAsync()
    {
        redial.Start();
        return NextSyncAsync();
    }

    /// <summary>Completes when the send is acked, or refused for good.</summary>
    public Task SendAsync(Send send) => memory.Outbox.Add(send);

    /// <summary>Completes when it has come back on a line it takes from now on, and has what it missed.</summary>
    public Task NextSyncAsync() => redial.NextSyncAsync();

    /// <summary>Comes back on another line.</summary>
    public Task ResyncAsync()
    {
        var next = NextSyncAsync();
        redial.Cut();
        return next;
    }

    /// <summary>Everything of a conversation, page by page from its end, in order.</summary>
    public async Task<IReadOnlyList<StoredMessage>> ReadAllAsync(ConversationId conversation)
    {
        const int PageSize = 100;
        var all = new List<StoredMessage>();
        var before = memory.Cursors.Complete.GetValueOrDefault(conversation) + 1;
        while (before > 1 && await ReadPageAsync(conversation, before, PageSize) is { Count: > 0 } page)
        {
            all.InsertRange(0, page);
            before = page[0].Place.Seq;
        }
        return all;
    }

    /// <summary>One page of history, oldest first.</summary>
    public async Task<IReadOnlyList<StoredMessage>> ReadPageAsync(ConversationId conversation, long before, int limit)
    {
        await redial.WriteAsync(FrameWriter.History(conversation, before, limit));
        return (await Support.Wait.For(memory.Pages.Reader.ReadAsync().AsTask())).Messages;
    }

    public ValueTask DisposeAsync() => redial.DisposeAsync();
}
