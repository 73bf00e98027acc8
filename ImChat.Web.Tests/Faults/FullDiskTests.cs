using System.Diagnostics;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class FullDiskTests(Founding founding, ITestOutputHelper output)
{
    private const int Megabytes = 32;
    private const int LongMessage = 100;

    private static readonly int Cycles = Scale.Of(3, 50);
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(2);

    [StageFact(Stage.Rights)]
    public async Task AFullDisk_RefusesAsBusy_StillTellsWhatIsStored_AndWorksAgainWhenThereIsSpace()
    {
        Tmpfs.Need();
        using var disk = new Tmpfs(Megabytes);
        await using var scene = await founding.PrepareAsync(output, disk.DataDirectory);
        await scene.OpenAsync();
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices.Take(5), words: LongMessage);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await scene.MoreAcksAsync(100);
            disk.Fill();
            await Wait.For(scene.History.Refusals.ReachesAsync(scene.History.Refusals.Count + 20), Scene.Patience);
            await ReadAsync(scene);
            disk.Free();
            await RecoverAsync(scene);
        }
        await traffic.StopAsync();
        Assert.Equal(["busy"], scene.History.RefusalCodes.Keys);
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints(butOf: "Microsoft.EntityFrameworkCore");
    }

    /// <summary>A device comes back while the disk is full, is told what it missed, and may look further back.</summary>
    private static async Task ReadAsync(Scene scene)
    {
        var device = scene.Devices[^1];
        await Wait.For(device.ResyncAsync());
        var told = device.Record.Receipts[^1].Place;
        Assert.NotEmpty(await device.ReadPageAsync(told.Conversation, told.Seq + 1, limit: 10));
    }

    private static async Task RecoverAsync(Scene scene)
    {
        var watch = Stopwatch.StartNew();
        await Wait.For(scene.Devices[^1].SendAsync(Send.New(scene.Chance.Next(), scene.Circle.Talks[^1])));
        scene.Print($"{scene.History.Acks.Count} acked, {scene.History.Refusals.Count} refused; recovered after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, scene.Allow(LongestRecovery));
    }
}
