using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>What two nodes and those who talk on them live through: nothing acked is lost, doubled or moved, whichever part goes.</summary>
[Collection(typeof(FaultStage))]
public sealed class ClusterTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 3;
    private const int PerSecond = 50;

    /// <summary>Much to do, but a node that starts has its share of two cores.</summary>
    private const int ManyPerSecond = 300;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UsualDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>How long it may take until all is as fast again as before.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    private ClusterScene scene = default!;

    public async ValueTask InitializeAsync() => scene = await ClusterScene.OpenAsync(output);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [StageFact(Stage.Faults)]
    public async Task ANodeThatIsKilled_IsReplacedByTheOther_WithinFiveSeconds()
    {
        await scene.TalkAsync(ManyPerSecond);
        for (var round = 0; round < Rounds; round++)
        {
            var node = round % 2 == 0 ? "one" : "two";
            scene.Cluster.Send(node, Signal.Kill);
            await scene.MoreAcksAsync();
            await scene.Cluster.StartAsync(node);
            await scene.MoreAcksAsync();
        }
        await scene.JudgeAsync(scene.Cluster.Database);
        Assert.InRange(scene.LongestAbsence, TimeSpan.Zero, LongestAbsence);
    }

    [StageFact(Stage.Faults)]
    public async Task NodesThatAreRestartedInTurn_LoseNobody()
    {
        await scene.TalkAsync(ManyPerSecond);
        for (var round = 0; round < Rounds; round++)
        {
            var node = round % 2 == 0 ? "one" : "two";
            scene.Cluster.Send(node, Signal.Terminate);
            await scene.MoreAcksAsync();
            await scene.Cluster.StartAsync(node);
        }
        await scene.JudgeAsync(scene.Cluster.Database);
        Assert.InRange(scene.LongestAbsence, TimeSpan.Zero, LongestAbsence);
    }

    [StageFact(Stage.Faults)]
    public async Task RedisThatHangs_OnlyDelays()
    {
        await scene.TalkAsync(PerSecond);
        var from = Stopwatch.GetTimestamp();
        scene.Cluster.Send("redis", Signal.Stop);
        await Fault.LastsAsync(TimeSpan.FromSeconds(10));
        scene.Cluster.Send("redis", Signal.Continue);
        await AssertOnlyDelaysAsync(from);
        await scene.JudgeAsync(scene.Cluster.Database);
    }

    [StageFact(Stage.Faults)]
    public async Task RedisThatIsGone_AndForgetsAll_OnlyDelays()
    {
        await scene.TalkAsync(PerSecond);
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            scene.Cluster.Send("redis", Signal.Kill);
            await Fault.LastsAsync(Short);
            await scene.Cluster.StartAsync("redis");
            await AssertOnlyDelaysAsync(from);
        }
        await scene.JudgeAsync(scene.Cluster.Database);
    }

    [StageFact(Stage.Faults)]
    public async Task PostgresThatIsRestarted_OrKilled_IsWaitedFor()
    {
        await scene.TalkAsync();
        foreach (var signal in (Signal[])[Signal.Interrupt, Signal.Kill, Signal.Interrupt])
        {
            scene.Cluster.Send("postgres", signal);
            await Fault.LastsAsync(Short);
            await scene.Cluster.StartAsync("postgres");
            await scene.MoreAcksAsync();
        }
        await scene.JudgeAsync(scene.Cluster.Database);
    }

    /// <summary>It is over now; soon all is as before.</summary>
    private async Task AssertOnlyDelaysAsync(long from)
    {
        var over = Stopwatch.GetTimestamp();
        await Fault.LastsAsync(Recovery);
        var recovered = Stopwatch.GetTimestamp();
        await scene.MoreAcksAsync(3 * PerSecond);
        var after = Stopwatch.GetTimestamp();
        Assert.InRange(scene.Arrivals("without Redis", from, over).Longest, TimeSpan.Zero, LongestDelay);
        Assert.InRange(scene.Arrivals("until all was as before", over, recovered).Longest, TimeSpan.Zero, LongestDelay);
        Assert.InRange(scene.Arrivals("afterwards", recovered, after).P99, TimeSpan.Zero, UsualDelay);
    }
}
