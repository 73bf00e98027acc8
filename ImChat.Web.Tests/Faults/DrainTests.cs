using System.Diagnostics;
using System.Net.WebSockets;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class DrainTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Restarts = Scale.Of(5, 100);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestReturn = TimeSpan.FromSeconds(5);

    [StageFact(Stage.Faults)]
    public async Task AskedToEnd_ItTellsEverySocket_EndsInTime_AndAllAreBackSoon()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices);
        for (var restart = 0; restart < Restarts; restart++)
        {
            await scene.MoreAcksAsync(200);
            await RestartAsync(scene);
        }
        await traffic.StopAsync();
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints();
    }

    private static async Task RestartAsync(Scene scene)
    {
        var back = Task.WhenAll([.. scene.Devices.Select(device => device.NextSyncAsync()), .. scene.OldSockets.Select(old => old.NextGreetingAsync())]);
        var endsBefore = scene.Devices.Select(device => device.Ends.Count).ToList();
        var (exitCode, took) = await scene.Node.TerminateAsync();
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, scene.Allow(LongestEnd));
        var start = await scene.Node.StartAsync();
        var watch = Stopwatch.StartNew();
        await Wait.For(back, scene.Allow(LongestReturn));
        scene.Print($"ended after {took.TotalSeconds:F1} s, ready after {start.TotalSeconds:F1} s, all back after {watch.Elapsed.TotalSeconds:F1} s more");
        Assert.All(scene.Devices.Zip(endsBefore), one =>
            Assert.Equal(new LineEnd(SawBye: true, WebSocketCloseStatus.EndpointUnavailable), one.First.Ends[one.Second]));
        Assert.All(scene.OldSockets, old => Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, old.Ends[^1].ClosedWith));
    }
}
