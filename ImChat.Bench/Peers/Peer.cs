using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImChat.Bench.Peers;

/// <summary>Something that works for a server.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Cpu">Processor time used so far.</param>
/// <param name="End">Ends it.</param>
internal sealed record Part(string Name, Func<TimeSpan> Cpu, Action End);

/// <summary>A server as a process of its own, on one core, and what it uses.</summary>
internal sealed class Peer : IDisposable
{
    private const string ServerCore = "0";
    private const double TicksPerSecond = 100;

    /// <summary>Where a measured server writes its <see cref="StartupHook"/>'s figures.</summary>
    public const string PulseVariable = "IMCHAT_BENCH_PULSE";

    private readonly Process process;
    private readonly string pulse;

    private Peer(Process process, int port, string pulse) => (this.process, Port, this.pulse) = (process, port, pulse);

    public int Port { get; }

    /// <summary>What else works for it; goes with it.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>How long it took until it was ready.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>Processor time used so far, by everything.</summary>
    public TimeSpan Cpu => OwnCpu + Parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Cpu());

    /// <summary>Processor time that this process has used so far.</summary>
    public TimeSpan OwnCpu => CpuOf(process.Id);

    /// <summary>Memory it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Bytes allocated so far; 0 where nobody counts.</summary>
    public long Allocated => File.Exists(pulse) ? long.Parse(File.ReadAllText(pulse), CultureInfo.InvariantCulture) : 0;

    /// <summary>Starts <c>dotnet</c> with these arguments and the port put in for <c>{port}</c>; returns when it is ready.</summary>
    public static Task<Peer> StartAsync(params string[] arguments) => StartProgramAsync("dotnet", arguments);

    /// <summary>The same for any program.</summary>
    public static Task<Peer> StartProgramAsync(string program, params string[] arguments) => StartProgramAsync(program, [], arguments);

    /// <summary>The same where more works for it, started before.</summary>
    public static async Task<Peer> StartProgramAsync(string program, IReadOnlyList<Part> parts, string[] arguments)
    {
        var port = FreePort();
        var pulse = Path.Combine(Path.GetTempPath(), $"imchat-bench-{Environment.ProcessId}-{port}");
        var watch = Stopwatch.StartNew();
        var start = OnServerCore(program, [.. arguments.Select(argument => argument.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))]);
        start.Environment[PulseVariable] = pulse;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(Peer).Assembly.Location;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var peer = new Peer(process, port, pulse) { Parts = parts };
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await IsReadyAsync(http))
            await Task.Delay(20);
        peer.Start = watch.Elapsed;
        return peer;
    }

    /// <summary>Processor time of a process, and of those it started that have ended; none when it is gone itself.</summary>
    public static TimeSpan CpuOf(int process)
    {
        if (!Directory.Exists($"/proc/{process}"))
            return TimeSpan.Zero;
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ');
        return TimeSpan.FromSeconds(fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }

    /// <summary>A program on the core that servers have.</summary>
    public static ProcessStartInfo OnServerCore(string program, params string[] arguments) => new("taskset", ["-c", ServerCore, program, .. arguments]) { RedirectStandardOutput = true };

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        File.Delete(pulse);
        foreach (var part in Parts.Reverse())
            part.End();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
