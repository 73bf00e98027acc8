using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>A database server that is lost for good, with everything on its disk.</summary>
[Collection(typeof(FaultStage))]
public sealed class FailOverTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(10);

    [StageFact(Stage.Faults)]
    public async Task TheStandbyThatTakesOver_HasAllThatWasAcked()
    {
        await using var scene = await ClusterScene.OpenAsync(output, withStandby: true);
        await scene.TalkAsync();
        await scene.MoreAcksAsync();

        scene.Cluster.Send("postgres", Signal.Kill);
        await scene.Cluster.PromoteAsync();
        var outage = await scene.MoreAcksAsync(100);

        scene.Print($"acked again after {outage.TotalSeconds:F1} s");
        Assert.InRange(outage, TimeSpan.Zero, LongestOutage);
        await scene.MoreAcksAsync();
        await scene.JudgeAsync(scene.Cluster.Standby);
    }
}
