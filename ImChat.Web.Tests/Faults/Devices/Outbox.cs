using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>What a device wants to send and has no ack for, in order. A line starts from its beginning.</summary>
internal sealed class Outbox
{
    private readonly Lock gate = new();
    private readonly SortedList<long, Entry> entries = [];
    private long newest;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    /// <summary>Completes when there is nothing more to try: acked, or refused for good.</summary>
    public Task Add(Send send)
    {
        lock (gate)
        {
            var entry = new Entry(send, ++newest, DateTimeOffset.MinValue, new(TaskCreationOptions.RunContinuationsAsynchronously));
            entries.Add(entry.Turn, entry);
            Wake();
            return entry.Done.Task;
        }
    }

    /// <summary>What comes after this turn, as soon as there is something and it may be tried.</summary>
    public async Task<Entry> NextAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            TimeSpan pause;
            lock (gate)
            {
                var next = entries.Values.FirstOrDefault(entry => entry.Turn > after);
                pause = next is null ? Timeout.InfiniteTimeSpan : next.NotBefore - DateTimeOffset.UtcNow;
                if (next is not null && pause <= TimeSpan.Zero)
                    return next;
                change = changed.Task;
            }
            if (pause == Timeout.InfiniteTimeSpan)
                await change.WaitAsync(cancellation);
            else
                await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>It has been answered for good.</summary>
    public void Remove(string cid)
    {
        lock (gate)
        {
            if (Take(cid) is { } entry)
                entry.Done.TrySetResult();
        }
    }

    /// <summary>It was refused for now and loses its turn: behind everything else, and not at once.</summary>
    public void Postpone(string cid, TimeSpan pause)
    {
        lock (gate)
        {
            if (Take(cid) is not { } entry)
                return;
            entries.Add(++newest, entry with { Turn = newest, NotBefore = DateTimeOffset.UtcNow + pause });
            Wake();
        }
    }

    private Entry? Take(string cid)
    {
        var entry = entries.Values.FirstOrDefault(entry => entry.Send.Cid == cid);
        if (entry is not null)
            entries.Remove(entry.Turn);
        return entry;
    }

    private void Wake()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed record Entry(Send Send, long Turn, DateTimeOffset NotBefore, TaskCompletionSource Done);
}
