using System.Diagnostics;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class LockTests(Founding founding, ITestOutputHelper output)
{
    private const int MostNewThreads = 20;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(1);

    [StageFact(Stage.Faults)]
    public async Task AForeignLock_IsWaitedFor_OrRefusedAsBusy_AndEndsWithIt()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices);
        await scene.MoreAcksAsync(200);

        await LockAsync(scene, TimeSpan.FromSeconds(1));
        await LockAsync(scene, TimeSpan.FromSeconds(4));
        Assert.Empty(scene.History.RefusalCodes);

        await LockAsync(scene, Scale.Of(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(20)));
        Assert.Equal(["busy"], scene.History.RefusalCodes.Keys);

        await traffic.StopAsync();
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints();
    }

    /// <summary>Somebody else writes for so long; then a message of somebody who was not waiting is stored soon.</summary>
    private static async Task LockAsync(Scene scene, TimeSpan duration)
    {
        var threads = scene.Node.Usage.Threads;
        using (var other = new SqliteConnection($"Data Source={scene.Node.DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var holding = other.BeginTransaction(deferred: false);
            await Fault.LastsAsync(duration);
            Assert.InRange(scene.Node.Usage.Threads, 1, threads + MostNewThreads);
        }
        var watch = Stopwatch.StartNew();
        var visitor = scene.AddDevice(scene.Circle.Talkers[0]);
        await Wait.For(visitor.StartAsync());
        await Wait.For(visitor.SendAsync(Send.New(scene.Chance.Next(), scene.Circle.Talks[^1])));
        scene.Print($"locked for {duration.TotalSeconds} s: {scene.History.Refusals.Count} refused, recovered after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, scene.Allow(LongestRecovery));
    }
}
