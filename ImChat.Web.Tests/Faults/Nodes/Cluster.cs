using System.Diagnostics;
using System.Globalization;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>Two nodes behind nginx, with PostgreSQL and Redis, as <c>deploy/cluster</c> starts them; the second one perhaps on another machine.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-cluster-").FullName;
    private readonly int port = FreePort.Take();
    private readonly ClusterNetwork? network;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public Cluster(ClusterNetwork? network = null)
    {
        this.network = network;
        Optional.Need(File.Exists("/usr/sbin/nginx"), "nginx is not installed: apt-get install nginx");
        Optional.Need(File.Exists("/usr/bin/redis-server"), "Redis is not installed: apt-get install redis-server");
        Optional.Need(Directory.Exists("/usr/lib/postgresql"), "PostgreSQL is not installed: apt-get install postgresql");
        File.WriteAllText(Path.Combine(folder, "port"), port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where people come in.</summary>
    public Uri Front => new($"http://{Here}:{port}");

    public int PostgresPort => port + 1;

    public int RedisPort => port + 2;

    /// <summary>The second node, past nginx.</summary>
    public Uri Two => new($"http://{network?.There ?? Here}:{port + 4}");

    /// <summary>Where the database is.</summary>
    public string Database => DatabaseAt(PostgresPort);

    /// <summary>Where the database is once the standby has taken over.</summary>
    public string Standby => DatabaseAt(port + 5);

    private string Here => network?.Here ?? "127.0.0.1";

    /// <summary>Starts parts, for the first time or again; each is ready when this is done.</summary>
    public async Task StartAsync(params string[] parts)
    {
        foreach (var part in parts)
            await RunAsync("start", folder, part);
    }

    /// <summary>The standby takes over.</summary>
    public Task PromoteAsync() => RunAsync("promote", folder);

    /// <summary>A part gets a signal.</summary>
    public void Send(string part, Signal signal) => ProgramProcess.Send(int.Parse(File.ReadAllText(Path.Combine(folder, $"{part}.pid")), CultureInfo.InvariantCulture), signal);

    /// <summary>What the second node says of itself.</summary>
    public async Task<bool> IsTwoReadyAsync()
    {
        using var answer = await http.GetAsync(new Uri(Two, "/health/ready"));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>What a node has written.</summary>
    public NodeLog LogOf(string node) => new(File.ReadLines(Path.Combine(folder, $"{node}.log")));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await RunAsync("down", folder);
        network?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string DatabaseAt(int port) => string.Create(CultureInfo.InvariantCulture, $"Host={Here};Port={port};Username=postgres;Database=imchat");

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "cluster"), arguments) { RedirectStandardError = true };
        start.Environment["IMCHAT_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "ImChat.Web.dll");
        start.Environment["IMCHAT_ARGUMENTS"] = "--RateLimits:MessagesPerSecond=0 --Limits:ConnectionsPerPerson=1000 --Legacy:ReplayLimit=1000000";
        start.Environment["IMCHAT_ADDRESS"] = Here;
        if (network is not null)
            (start.Environment["IMCHAT_TWO"], start.Environment["IMCHAT_TWO_WITHIN"]) = (network.There, network.Within);
        using var process = Process.Start(start)!;
        await Wait.For(process.WaitForExitAsync());
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
