using System.Collections.Concurrent;

namespace ImChat.Web.Chat;

/// <summary>
/// A thread for one loop that waits for the disk: while it waits, no thread of the pool does. Every step of what was started on it runs on it.
/// </summary>
internal sealed class OwnThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> steps = [];

    public OwnThread(string name) => new Thread(Run) { Name = name, IsBackground = true }.Start();

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>The thread ends when nothing is left to do.</summary>
    public void Dispose() => steps.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        try
        {
            steps.Add(task);
        }
        catch (InvalidOperationException)
        {
            // The thread has ended and the loop has not: it goes on like any other.
            ThreadPool.QueueUserWorkItem(_ => TryExecuteTask(task));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => steps;

    private void Run()
    {
        foreach (var step in steps.GetConsumingEnumerable())
            TryExecuteTask(step);
        steps.Dispose();
    }
}
