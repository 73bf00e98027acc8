using System.Diagnostics;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Faults.Nodes;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>What two nodes and those who talk on them live through: nothing acked is lost, doubled or moved, whichever part goes.</summary>
[Collection(typeof(FaultStage))]
public sealed class ClusterTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 3;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Cluster cluster = new();
    private readonly History history = new();
    private readonly List<DeviceClient> devices = [];
    private readonly List<OldSocketClient> oldSockets = [];
    private Chance chance = default!;
    private Circle circle = default!;
    private Traffic traffic = default!;

    public async ValueTask InitializeAsync()
    {
        chance = new Chance(output);
        await cluster.StartAsync("postgres");
        using (var database = new TestDatabase(new PlacedTestEngine(cluster.Database)))
            circle = await Circle.OfFriendsAsync(database);
        await cluster.StartAsync("redis", "one", "two", "nginx");
        Print("the cluster is there");
        devices.AddRange(circle.Talkers.Select(caller => new DeviceClient(caller, cluster.Front, history, new Habits(), chance.NextSeed())));
        oldSockets.AddRange(circle.Listeners.Select(caller => new OldSocketClient(caller, cluster.Front, history, new Habits(), chance.NextSeed())));
        await Wait.For(Task.WhenAll([.. oldSockets.Select(old => old.StartAsync()), .. devices.Select(device => device.StartAsync())]), Scene.Patience);
        traffic = Traffic.Start(circle, chance, devices);
        await MoreAcksAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
            await device.DisposeAsync();
        foreach (var old in oldSockets)
            await old.DisposeAsync();
        await cluster.DisposeAsync();
    }

    [StageFact(Stage.Faults)]
    public async Task ANodeThatIsKilled_IsReplacedByTheOther()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var node = round % 2 == 0 ? "one" : "two";
            cluster.Send(node, Signal.Kill);
            await MoreAcksAsync();
            await cluster.StartAsync(node);
            await MoreAcksAsync();
        }
        await JudgeAsync();
    }

    [StageFact(Stage.Faults)]
    public async Task NodesThatAreRestartedInTurn_LoseNobody()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var node = round % 2 == 0 ? "one" : "two";
            cluster.Send(node, Signal.Terminate);
            await MoreAcksAsync();
            await cluster.StartAsync(node);
        }
        await JudgeAsync();
    }

    [StageFact(Stage.Faults)]
    public async Task RedisThatHangs_OrIsGone_OrForgetsAll_OnlyDelays()
    {
        cluster.Send("redis", Signal.Stop);
        await Fault.LastsAsync(TimeSpan.FromSeconds(10));
        cluster.Send("redis", Signal.Continue);
        await MoreAcksAsync();
        for (var round = 0; round < Rounds; round++)
        {
            cluster.Send("redis", Signal.Kill);
            await Fault.LastsAsync(Short);
            await MoreAcksAsync();
            await cluster.StartAsync("redis");
            await MoreAcksAsync();
        }
        await JudgeAsync();
    }

    [StageFact(Stage.Faults)]
    public async Task PostgresThatIsRestarted_OrKilled_IsWaitedFor()
    {
        foreach (var signal in (Signal[])[Signal.Interrupt, Signal.Kill, Signal.Interrupt])
        {
            cluster.Send("postgres", signal);
            await Fault.LastsAsync(Short);
            await cluster.StartAsync("postgres");
            await MoreAcksAsync();
        }
        await JudgeAsync();
    }

    private void Print(string line) => output.WriteLine($"{watch.Elapsed.TotalSeconds,5:F1} s  {line}");

    private async Task MoreAcksAsync()
    {
        await Wait.For(history.Acks.ReachesAsync(history.Acks.Count + 300), Scene.Patience);
        Print($"{history.Acks.Count} acked");
    }

    private async Task JudgeAsync()
    {
        await traffic.StopAsync();
        using var rows = StoredRows.At(cluster.Database);
        (await new Trial(circle, history, devices, oldSockets).JudgeAsync(rows, Print)).AssertNothing();
    }
}
