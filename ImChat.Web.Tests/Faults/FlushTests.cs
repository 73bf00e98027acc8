using ImChat.Web.Tests.Faults.Traces;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class FlushTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Acks = Scale.Of(500, 10_000);

    /// <summary>Killing the program cannot show this: what it wrote survives it unflushed.</summary>
    [StageFact(Stage.Rights)]
    public async Task NobodyIsToldOfAMessage_BeforeItsCommitIsFlushed()
    {
        Strace.Need();
        var folder = Directory.CreateTempSubdirectory("imchat-trace-");
        try
        {
            var trace = Path.Combine(folder.FullName, "trace");
            await using var scene = await founding.PrepareAsync(output, dataDirectory: null);
            await scene.OpenAsync(Strace.Watching(trace));
            await scene.AssembleAsync();
            var traffic = Traffic.Start(scene, scene.Devices, underWay: 2);
            await Wait.For(scene.History.Acks.ReachesAsync(Acks), Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20)));
            await traffic.StopAsync();
            (await scene.JudgeAsync()).AssertNothing();
            Assert.Equal(0, (await scene.Node.TerminateAsync()).ExitCode);

            var judge = FlushJudge.Read(File.ReadLines(trace));
            scene.Print($"{judge.Flushes} flushes, {judge.Told.Count} messages told");
            Assert.Empty(judge.Violations);
            Assert.Superset(scene.History.Sends.Where(story => story.IsOk).Select(story => story.Send.Cid).ToHashSet(), judge.Told.ToHashSet());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
