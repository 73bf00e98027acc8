using System.Globalization;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>What a process uses, as the kernel counts it.</summary>
/// <param name="ResidentBytes">Memory that is really there.</param>
/// <param name="Threads">Threads, waiting ones included.</param>
internal sealed record NodeUsage(long ResidentBytes, int Threads)
{
    public static NodeUsage Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new NodeUsage(Number(status, "VmRSS:") * 1024, (int)Number(status, "Threads:"));
    }

    private static long Number(string[] status, string name)
    {
        var words = status.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
