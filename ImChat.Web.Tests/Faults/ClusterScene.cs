using System.Diagnostics;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Faults.Nodes;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>Two nodes behind nginx, their people's devices, what they live through, and the verdict at the end.</summary>
internal sealed class ClusterScene : IAsyncDisposable
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly ITestOutputHelper output;
    private readonly Chance chance;
    private readonly List<DeviceClient> devices = [];
    private readonly List<OldSocketClient> oldSockets = [];
    private Circle circle = default!;
    private Traffic? traffic;

    private ClusterScene(ITestOutputHelper output, Cluster cluster) => (this.output, chance, Cluster) = (output, new Chance(output), cluster);

    public Cluster Cluster { get; }

    public History History { get; } = new();

    public IReadOnlyList<DeviceClient> Devices => devices;

    /// <summary>The longest that anybody was away.</summary>
    public TimeSpan LongestAbsence => devices.SelectMany(device => device.Absences).DefaultIfEmpty().Max();

    /// <summary>Everything runs, and a device of each who talks and an old socket of each who listens are there.</summary>
    /// <param name="output">Where the story is told.</param>
    /// <param name="network">What lies between the first node and the second, if they are on two machines.</param>
    /// <param name="habits">How patient people's devices are.</param>
    /// <param name="withStandby">Whether a second database server has every commit.</param>
    public static async Task<ClusterScene> OpenAsync(ITestOutputHelper output, ClusterNetwork? network = null, Habits? habits = null, bool withStandby = false)
    {
        var scene = new ClusterScene(output, new Cluster(network));
        try
        {
            await scene.AssembleAsync(habits ?? new(), withStandby);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everybody writes as fast as they are answered, or so many messages a second together.</summary>
    public Task TalkAsync(int? perSecond = null)
    {
        traffic = perSecond is { } rate ? Traffic.Pace(circle, chance, devices, rate) : Traffic.Start(circle, chance, devices);
        return MoreAcksAsync(100);
    }

    /// <summary>A line of the test's output, with the time since the scene was set.</summary>
    public void Print(string line) => output.WriteLine($"{watch.Elapsed.TotalSeconds,5:F1} s  {line}");

    /// <summary>Waits until so many more are acked, and says how long that took.</summary>
    public async Task<TimeSpan> MoreAcksAsync(int count = 300)
    {
        var waited = Stopwatch.StartNew();
        await Wait.For(History.Acks.ReachesAsync(History.Acks.Count + count), Scene.Patience);
        Print($"{History.Acks.Count} acked");
        return waited.Elapsed;
    }

    /// <summary>From being written to being there, of what was written from one time to another.</summary>
    public Latencies Arrivals(string when, long from, long to)
    {
        var arrivals = Latencies.OfArrivals(History, History.Devices, from, to);
        Print($"{when}: {arrivals}");
        return arrivals;
    }

    /// <summary>Nobody writes any more; each device is brought up to date once more, and all that happened is judged by what is stored there.</summary>
    public async Task JudgeAsync(string database)
    {
        await traffic!.StopAsync();
        Print($"nobody was away for longer than {LongestAbsence.TotalSeconds:F1} s");
        using var rows = StoredRows.At(database);
        (await new Trial(circle, History, devices, oldSockets).JudgeAsync(rows, Print)).AssertNothing();
        foreach (var node in (string[])["one", "two"])
            Cluster.LogOf(node).AssertNoComplaints(butOf: "Microsoft.Extensions.Diagnostics.HealthChecks");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
            await device.DisposeAsync();
        foreach (var old in oldSockets)
            await old.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private async Task AssembleAsync(Habits habits, bool withStandby)
    {
        await Cluster.StartAsync("postgres");
        using (var database = new TestDatabase(new PlacedTestEngine(Cluster.Database)))
            circle = await Circle.OfFriendsAsync(database);
        await Cluster.StartAsync([.. withStandby ? (string[])["standby"] : [], "redis", "one", "two", "nginx"]);
        devices.AddRange(circle.Talkers.Select(caller => new DeviceClient(caller, Cluster.Front, History, habits, chance.NextSeed())));
        oldSockets.AddRange(circle.Listeners.Select(caller => new OldSocketClient(caller, Cluster.Front, History, habits, chance.NextSeed())));
        await Wait.For(Task.WhenAll([.. oldSockets.Select(old => old.StartAsync()), .. devices.Select(device => device.StartAsync())]), Scene.Patience);
        Print($"{devices.Count} devices are there");
    }
}
