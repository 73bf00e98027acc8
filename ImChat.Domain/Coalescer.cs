using System.Threading.Channels;

namespace ImChat.Domain;

/// <summary>
/// Collects values, one for each key, and hands all of them over together: at once when nothing was handed over for a while, otherwise after
/// a rest. Holds no more than there are keys.
/// </summary>
internal sealed class Coalescer<TKey, TValue>(TimeSpan rest, Func<TValue, TValue, TValue> merge, Func<IReadOnlyCollection<TValue>, Task> handOver, TimeProvider clock)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Channel<bool> filled = Channel.CreateBounded<bool>(1);
    private Batch waiting = new();

    /// <summary>Completes when the value, merged with others of its key, was handed over; fails as that failed.</summary>
    public Task AddAsync(TKey key, TValue value)
    {
        lock (gate)
        {
            var batch = waiting;
            batch.Values[key] = batch.Values.TryGetValue(key, out var before) ? merge(before, value) : value;
            filled.Writer.TryWrite(true);
            return batch.Done.Task;
        }
    }

    /// <summary>Hands over until <paramref name="stopping"/>, and then what is left.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await filled.Reader.ReadAsync(stopping);
                await EmptyAsync();
                await Task.Delay(rest, clock, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            await EmptyAsync();
        }
    }

    private async Task EmptyAsync()
    {
        Batch batch;
        lock (gate)
            (batch, waiting) = (waiting, new Batch());
        if (batch.Values.Count == 0)
            return;
        try
        {
            await handOver(batch.Values.Values);
            batch.Done.SetResult();
        }
        catch (Exception failure)
        {
            // It belongs to those who wait for it; the next batch has another chance. Not everybody waits.
            batch.Done.SetException(failure);
            _ = batch.Done.Task.Exception;
        }
    }

    private sealed class Batch
    {
        public Dictionary<TKey, TValue> Values { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
