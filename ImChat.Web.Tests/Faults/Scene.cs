using System.Diagnostics;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Faults.Lines;
using ImChat.Web.Tests.Faults.Nodes;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>One server, its people's devices, what they live through, and the verdict at the end.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>How long anything may take that is promised to happen, but not when.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A start on two cores with nothing else to do.</summary>
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(2.5);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly string home;
    private readonly ITestOutputHelper output;
    private readonly List<DeviceClient> devices = [];
    private readonly List<OldSocketClient> oldSockets = [];
    private readonly List<ChaosProxy> proxies = [];
    private double slowness = 1;

    public Scene(Circle circle, string home, string dataDirectory, ITestOutputHelper output, string[] settings)
    {
        (Circle, this.home, this.output) = (circle, home, output);
        Chance = new Chance(output);
        Node = new Node(dataDirectory, ["--RateLimits:MessagesPerSecond=0", "--Limits:ConnectionsPerPerson=1000", "--Legacy:ReplayLimit=1000000", .. settings]);
    }

    public Circle Circle { get; }

    public Node Node { get; }

    public History History { get; } = new();

    public Chance Chance { get; }

    public IReadOnlyList<DeviceClient> Devices => devices;

    public IReadOnlyList<OldSocketClient> OldSockets => oldSockets;

    /// <summary>Starts the server for the first time. How long that takes tells how much else this machine is doing.</summary>
    public async Task OpenAsync(params string[] under)
    {
        var start = await Node.StartAsync(under);
        slowness = Math.Max(1, start / UsualStart);
        Print($"started after {start.TotalSeconds:F1} s");
    }

    /// <summary>A promised time, longer by as much as the machine is slower than usual.</summary>
    public TimeSpan Allow(TimeSpan promised) => promised * slowness;

    /// <summary>A device that is not there yet; it comes to the server, or to what lies before it.</summary>
    public DeviceClient AddDevice(Caller caller, Uri? door = null, Habits? habits = null)
    {
        var device = new DeviceClient(caller, door ?? Node.Address, History, habits ?? new(), Chance.NextSeed());
        devices.Add(device);
        return device;
    }

    /// <summary>A bad network before the server.</summary>
    public ChaosProxy AddProxy()
    {
        var proxy = new ChaosProxy(Node.Address, Chance.NextSeed());
        proxies.Add(proxy);
        return proxy;
    }

    /// <summary>A device for each who talks, an old socket for each who listens; all are there when this is done.</summary>
    public async Task AssembleAsync(Habits? habits = null)
    {
        foreach (var caller in Circle.Talkers)
            AddDevice(caller, habits: habits);
        foreach (var caller in Circle.Listeners)
            oldSockets.Add(new OldSocketClient(caller, Node.Address, History, habits ?? new(), Chance.NextSeed()));
        await Wait.For(Task.WhenAll([.. oldSockets.Select(old => old.StartAsync()), .. devices.Select(device => device.StartAsync())]), Patience);
        Print($"{devices.Count} devices are there");
    }

    /// <summary>A line of the test's output, with the time since the scene was set.</summary>
    public void Print(string line) => output.WriteLine($"{watch.Elapsed.TotalSeconds,5:F1} s  {line}");

    /// <summary>Waits until so many more are acked.</summary>
    public Task MoreAcksAsync(int count) => Wait.For(History.Acks.ReachesAsync(History.Acks.Count + count), Patience);

    /// <summary>Brings every device up to date once more and judges all that happened.</summary>
    public async Task<Findings> JudgeAsync()
    {
        using var database = StoredRows.In(Node.DatabaseFile);
        var findings = await new Trial(Circle, History, devices, oldSockets).JudgeAsync(database, Print);
        Assert.Empty(Node.Log.Betraying(Circle.Secrets));
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
            await device.DisposeAsync();
        foreach (var old in oldSockets)
            await old.DisposeAsync();
        foreach (var proxy in proxies)
            await proxy.DisposeAsync();
        await Node.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}
