using ImChat.Web.Tests.Faults.Traces;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class BrokenDiskTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Rounds = Scale.Of(3, 100);

    [StageFact(Stage.Rights)]
    public async Task ADiskThatFails_EndsTheProgram_AndNothingAckedIsLost()
    {
        Strace.Need();
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices.Take(5));
        var random = scene.Chance.Next();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var call in (string[])["fsync", "pwrite64"])
                await FailAsync(scene, call, random.Next(1, 30));
        }
        await traffic.StopAsync();
        Assert.Empty(scene.History.RefusalCodes.Keys.Except(["busy"]));
        (await scene.JudgeAsync()).AssertNothing();
    }

    private static async Task FailAsync(Scene scene, string call, int from)
    {
        await scene.MoreAcksAsync(100);
        using (await Strace.FailAsync(scene.Node.ProcessId, $"{scene.Node.DatabaseFile}-wal", call, "EIO", from))
            Assert.NotEqual(0, await Wait.For(scene.Node.ExitCode));
        var start = await scene.Node.StartAsync();
        scene.Print($"{call} failed from {from} on after {scene.History.Acks.Count} acks; ready again after {start.TotalSeconds:F1} s");
    }
}
