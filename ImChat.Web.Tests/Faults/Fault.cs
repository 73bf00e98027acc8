namespace ImChat.Web.Tests.Faults;

/// <summary>A fault that goes on for a time. Nothing else here waits for a time instead of a signal.</summary>
internal static class Fault
{
    public static Task LastsAsync(TimeSpan duration) => Task.Delay(duration);

    /// <summary>A random time between two.</summary>
    public static Task LastsAsync(Random random, TimeSpan least, TimeSpan most) => LastsAsync(least + ((most - least) * random.NextDouble()));
}
