using System.Diagnostics;
using System.Globalization;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>Two nodes behind nginx, with PostgreSQL and Redis, as <c>deploy/cluster</c> starts them.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-cluster-").FullName;
    private readonly int port = FreePort.Take();

    public Cluster()
    {
        Optional.Need(File.Exists("/usr/sbin/nginx"), "nginx is not installed: apt-get install nginx");
        Optional.Need(File.Exists("/usr/bin/redis-server"), "Redis is not installed: apt-get install redis-server");
        Optional.Need(Directory.Exists("/usr/lib/postgresql"), "PostgreSQL is not installed: apt-get install postgresql");
        File.WriteAllText(Path.Combine(folder, "port"), port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where people come in.</summary>
    public Uri Front => new($"http://127.0.0.1:{port}");

    /// <summary>Where the database is.</summary>
    public string Database => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port + 1};Username=postgres;Database=imchat");

    /// <summary>Starts parts, for the first time or again; each is ready when this is done.</summary>
    public async Task StartAsync(params string[] parts)
    {
        foreach (var part in parts)
            await RunAsync("start", folder, part);
    }

    /// <summary>A part gets a signal.</summary>
    public void Send(string part, Signal signal) => ProgramProcess.Send(int.Parse(File.ReadAllText(Path.Combine(folder, $"{part}.pid")), CultureInfo.InvariantCulture), signal);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", folder);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "cluster"), arguments) { RedirectStandardError = true };
        start.Environment["IMCHAT_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "ImChat.Web.dll");
        start.Environment["IMCHAT_ARGUMENTS"] = "--RateLimits:MessagesPerSecond=0 --Limits:ConnectionsPerPerson=1000 --Legacy:ReplayLimit=1000000";
        using var process = Process.Start(start)!;
        await Wait.For(process.WaitForExitAsync());
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
