using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImChat.Bench.Peers;

/// <summary>A server as a process of its own, on one core, and what it uses.</summary>
internal sealed class Peer : IDisposable
{
    private const string ServerCore = "0";
    private const double TicksPerSecond = 100;

    private readonly Process process;

    private Peer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>How long it took until it was ready.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');
            return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    /// <summary>Memory it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts <c>dotnet</c> with these arguments and the port put in for <c>{port}</c>; returns when it is ready.</summary>
    public static async Task<Peer> StartAsync(params string[] arguments)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("taskset", ["-c", ServerCore, "dotnet", .. arguments.Select(argument => argument.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))])
        {
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var peer = new Peer(process, port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await IsReadyAsync(http))
            await Task.Delay(20);
        peer.Start = watch.Elapsed;
        return peer;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
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
