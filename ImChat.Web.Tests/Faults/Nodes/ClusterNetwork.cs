using System.Diagnostics;
using System.Globalization;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>A cable to a second machine, which is a network namespace of this one. What passes over it can be cut, and nobody is told.</summary>
internal sealed class ClusterNetwork : IDisposable
{
    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"imchat{Random.Shared.Next(100_000)}");
    private readonly string prefix = string.Create(CultureInfo.InvariantCulture, $"10.{Random.Shared.Next(128, 255)}.{Random.Shared.Next(256)}");

    public ClusterNetwork()
    {
        Optional.Need(File.Exists("/usr/sbin/iptables") && File.Exists("/usr/sbin/ip"), "iptables or iproute2 is not installed: apt-get install iptables iproute2");
        Optional.Need(Environment.IsPrivilegedProcess, "making a network needs root");
        Run("ip", "netns", "add", name);
        Run("ip", "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
        Run("ip", "address", "add", $"{Here}/24", "dev", name);
        Run("ip", "link", "set", name, "up");
        RunThere("ip", "address", "add", $"{There}/24", "dev", "eth0");
        RunThere("ip", "link", "set", "eth0", "up");
        RunThere("ip", "link", "set", "lo", "up");
    }

    /// <summary>This end.</summary>
    public string Here => $"{prefix}.1";

    /// <summary>The other machine.</summary>
    public string There => $"{prefix}.2";

    /// <summary>What runs a program on the other machine.</summary>
    public string Within => $"ip netns exec {name}";

    /// <summary>Whatever the other machine sends to this port of ours vanishes, and with it its answers.</summary>
    public void Cut(int port) => RunThere("iptables", "-A", "OUTPUT", "-p", "tcp", "-d", Here, "--dport", Text(port), "-j", "DROP");

    /// <summary>What this port of ours sends to the other machine vanishes; what comes from there arrives.</summary>
    public void CutAnswers(int port) => RunThere("iptables", "-A", "INPUT", "-p", "tcp", "-s", Here, "--sport", Text(port), "-j", "DROP");

    /// <summary>Nothing passes in either direction.</summary>
    public void CutAll() => RunThere("iptables", "-A", "OUTPUT", "-d", Here, "-j", "DROP");

    /// <summary>Everything passes again.</summary>
    public void Heal() => RunThere("iptables", "-F");

    public void Dispose() => Run("ip", "netns", "del", name);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private void RunThere(params string[] command) => Run("ip", ["netns", "exec", name, .. command]);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
