using System.Runtime.CompilerServices;

namespace ImChat.Web.Tests.Support;

/// <summary>The one deadline of all tests that wait; when it passes, it says where. Whoever waits for more than one thing to happen names a longer one.</summary>
internal static class Wait
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task<T> For<T>(Task<T> task, TimeSpan? within = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        await For((Task)task, within, file, line);
        return await task;
    }

    public static async Task For(Task task, TimeSpan? within = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deadline = within ?? Deadline;
        try
        {
            await task.WaitAsync(deadline);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Nothing came within {deadline.TotalSeconds} s at {Path.GetFileName(file)}:{line}.");
        }
    }
}
