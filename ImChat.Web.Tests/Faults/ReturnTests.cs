using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class ReturnTests(Founding founding, ITestOutputHelper output)
{
    private const int PerSecond = 50;

    private static readonly TimeSpan LongestReturn = TimeSpan.FromSeconds(20);

    [StageFact(Stage.Faults)]
    public async Task AThousandComeBackAtOnce_AfterARestart_AndMissNothing()
    {
        await using var scene = await founding.OpenCrowdAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Pace(scene, scene.Devices, PerSecond);
        await scene.MoreAcksAsync(100);

        var back = Task.WhenAll(scene.Devices.Select(device => device.NextSyncAsync()).ToList());
        await scene.Node.KillAsync();
        await scene.Node.StartAsync();
        var watch = Stopwatch.StartNew();
        await Wait.For(back, scene.Allow(LongestReturn));
        scene.Print($"{scene.Devices.Count} were back {watch.Elapsed.TotalSeconds:F1} s after it was ready");

        await traffic.StopAsync();
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints();
    }
}
