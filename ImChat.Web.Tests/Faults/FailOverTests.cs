using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>A database server that is lost for good, with everything on its disk.</summary>
[Collection(typeof(FaultStage))]
public sealed class FailOverTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(10);

    /// <summary>One is given up after ten seconds, and those who sent it have tried again.</summary>
    private static readonly TimeSpan TwoCommits = TimeSpan.FromSeconds(25);

    /// <summary>A server that is told not to wait for its standby any longer has committed, and shows it to everybody.</summary>
    [StageFact(Stage.Faults)]
    public async Task WhatTheStandbyNeverGot_IsNotAcked()
    {
        await using var scene = await ClusterScene.OpenAsync(output, withStandby: true);
        await scene.TalkAsync();
        await scene.MoreAcksAsync();

        scene.Cluster.Send("standby", Signal.Kill);
        scene.Print("the standby is gone");
        await Fault.LastsAsync(TwoCommits);
        scene.Print($"{scene.History.Acks.Count} acked");
        scene.Cluster.Send("postgres", Signal.Kill);
        await scene.Cluster.StartAsync("standby");
        await scene.Cluster.PromoteAsync();

        await scene.MoreAcksAsync();
        await scene.JudgeAsync(scene.Cluster.Standby);
    }

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
