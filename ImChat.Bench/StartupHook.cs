using System.Globalization;
using ImChat.Bench.Peers;

/// <summary>
/// Runs within each measured .NET server, before its own program: writes down now and then how much was allocated and how much is held.
/// The runtime looks for this name, outside of every namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var file = Environment.GetEnvironmentVariable(Peer.PulseVariable)!;
        new Thread(() => Run(file)) { IsBackground = true }.Start();
    }

    private static void Run(string file)
    {
        while (true)
        {
            Write(file);
            Thread.Sleep(100);
        }
    }

    private static void Write(string file)
    {
        // Asked by a file beside it, so that a measure can have a heap without garbage.
        if (File.Exists(file + Peer.Collect))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            File.Delete(file + Peer.Collect);
        }
        File.WriteAllText(file + ".new", string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes()} {GC.GetTotalMemory(forceFullCollection: false)}"));
        File.Move(file + ".new", file, overwrite: true);
    }
}
