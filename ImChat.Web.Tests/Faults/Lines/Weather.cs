using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Lines;

/// <summary>How a network is just now.</summary>
internal sealed class Weather
{
    /// <summary>How long what is read waits before it is written, at most; the part is random.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Writes each byte by itself.</summary>
    public bool IsInCrumbs { get; set; }

    /// <summary>Writes until now, to either side.</summary>
    public Counter Writes { get; } = new();

    public Gate ToServer { get; } = new();

    public Gate ToClient { get; } = new();
}

/// <summary>One direction: while it is stalled nothing passes, and little is read, so that the writes of the one side fill up and wait.</summary>
internal sealed class Gate
{
    private readonly Lock gate = new();
    private TaskCompletionSource open = Opened();

    public void Stall()
    {
        lock (gate)
        {
            if (open.Task.IsCompleted)
                open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Flow()
    {
        lock (gate)
            open.TrySetResult();
    }

    public Task PassAsync()
    {
        lock (gate)
            return open.Task;
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }
}
