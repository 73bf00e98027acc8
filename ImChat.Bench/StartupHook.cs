using System.Globalization;
using ImChat.Bench.Peers;

/// <summary>
/// Runs within each measured .NET server, before its own program: writes down now and then how much was allocated.
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
        File.WriteAllText(file + ".new", GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }
}
