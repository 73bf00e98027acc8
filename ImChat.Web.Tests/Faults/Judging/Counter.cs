namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Counts, and tells whoever waits for a number that it is reached.</summary>
internal sealed class Counter
{
    private readonly Lock gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private int count;

    public int Count => Volatile.Read(ref count);

    public void Add() => Raise(by: 1);

    /// <summary>Counts up to this number, if it is not there yet.</summary>
    public void RaiseTo(int total) => Raise(to: total);

    /// <summary>Completes when so many have been counted in all.</summary>
    public Task ReachesAsync(int total)
    {
        lock (gate)
        {
            if (count >= total)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((total, reached));
            return reached.Task;
        }
    }

    /// <summary>Completes when one more is counted.</summary>
    public Task NextAsync() => ReachesAsync(Count + 1);

    private void Raise(int by = 0, int to = 0)
    {
        List<TaskCompletionSource> reached;
        lock (gate)
        {
            count = Math.Max(count + by, to);
            reached = [.. waiting.Where(one => one.Count <= count).Select(one => one.Reached)];
            waiting.RemoveAll(one => one.Count <= count);
        }
        foreach (var one in reached)
            one.TrySetResult();
    }
}
