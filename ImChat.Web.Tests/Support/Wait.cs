using System.Runtime.CompilerServices;

namespace ImChat.Web.Tests.Support;

/// <summary>The one deadline of all tests that wait; when it passes, it says where.</summary>
internal static class Wait
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task<T> For<T>(Task<T> task, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Named(task, t => t.WaitAsync(Deadline), file, line);

    public static async Task For(Task task, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        try
        {
            await task.WaitAsync(Deadline);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nothing came within {Deadline.TotalSeconds} s at {Path.GetFileName(file)}:{line}.");
        }
    }

    private static async Task<T> Named<T>(Task<T> task, Func<Task<T>, Task<T>> wait, string file, int line)
    {
        try
        {
            return await wait(task);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nothing came within {Deadline.TotalSeconds} s at {Path.GetFileName(file)}:{line}.");
        }
    }
}
