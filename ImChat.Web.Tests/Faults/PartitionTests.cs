using System.Diagnostics;
using System.Net.WebSockets;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Nodes;

namespace ImChat.Web.Tests.Faults;

/// <summary>A node that runs, but whose network is cut: nobody tells either side, and nothing is refused.</summary>
[Collection(typeof(FaultStage))]
public sealed class PartitionTests(ITestOutputHelper output)
{
    private const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;
    private const int PerSecond = 50;
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(15);

    /// <summary>Ten seconds without an answer, and a moment for what is on its way.</summary>
    private static readonly TimeSpan LongestUntilSentAway = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    [StageFact(Stage.Rights)]
    public async Task ANodeWithoutItsDatabase_SendsItsPeopleToTheOther_UntilItHasItAgain()
    {
        var network = new ClusterNetwork();
        await using var scene = await ClusterScene.OpenAsync(output, network);
        await scene.TalkAsync();

        network.Cut(scene.Cluster.PostgresPort);
        var cut = Stopwatch.StartNew();
        while (!scene.Devices.Any(device => device.Ends.Any(end => end.ClosedWith == TryAgainLater)))
            await scene.MoreAcksAsync(1000);
        scene.Print($"sent away after {cut.Elapsed.TotalSeconds:F1} s");

        Assert.InRange(cut.Elapsed, TimeSpan.Zero, LongestUntilSentAway);
        Assert.False(await scene.Cluster.IsTwoReadyAsync());
        await scene.MoreAcksAsync();
        network.Heal();
        while (!await scene.Cluster.IsTwoReadyAsync())
            await scene.MoreAcksAsync(10);
        await scene.JudgeAsync(scene.Cluster.Database);
    }

    [StageFact(Stage.Rights)]
    public async Task ANodeThatDoesNotReachRedis_OrDoesNotHearIt_OnlyDelays()
    {
        var network = new ClusterNetwork();
        await using var scene = await ClusterScene.OpenAsync(output, network);
        await scene.TalkAsync(PerSecond);
        foreach (var cut in (Action<int>[])[network.Cut, network.CutAnswers])
        {
            var from = Stopwatch.GetTimestamp();
            cut(scene.Cluster.RedisPort);
            await Fault.LastsAsync(Cut);
            network.Heal();
            await scene.MoreAcksAsync();
            Assert.InRange(scene.Arrivals("cut off from Redis", from, Stopwatch.GetTimestamp()).Longest, TimeSpan.Zero, LongestDelay);
        }
        await scene.JudgeAsync(scene.Cluster.Database);
    }

    [StageFact(Stage.Rights)]
    public async Task ANodeThatIsAlone_StopsNobody_AndHoldsNothing()
    {
        var network = new ClusterNetwork();
        await using var scene = await ClusterScene.OpenAsync(output, network, new Habits { Heartbeat = TimeSpan.FromSeconds(1) });
        await scene.TalkAsync();

        network.CutAll();
        await Fault.LastsAsync(Cut);
        await scene.MoreAcksAsync();
        network.Heal();

        await scene.MoreAcksAsync();
        await scene.JudgeAsync(scene.Cluster.Database);
    }
}
