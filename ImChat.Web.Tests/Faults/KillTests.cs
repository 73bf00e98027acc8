using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class KillTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Kills = Scale.Of(10, 200);
    private static readonly int Acks = Scale.Of(5_000, 200_000);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);

    [StageFact(Stage.Faults)]
    public async Task KilledAtAnyMoment_ItIsBackSoon_AndNothingAckedIsLostDoubledOrMoved()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices);
        var random = scene.Chance.Next();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Fault.LastsAsync(random, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));
            await scene.Node.KillAsync();
            var start = await scene.Node.StartAsync();
            scene.Print($"kill {kill + 1}: {scene.History.Acks.Count} acked, ready again after {start.TotalSeconds:F1} s");
            Assert.InRange(start, TimeSpan.Zero, scene.Allow(LongestStart));
        }
        await Wait.For(scene.History.Acks.ReachesAsync(Acks), Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromHours(1)));
        await traffic.StopAsync();
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints();
    }
}
