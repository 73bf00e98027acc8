namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class StopTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Stops = Scale.Of(3, 50);
    private static readonly TimeSpan LongestStop = Scale.Of(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30));

    /// <summary>So impatient that the longer stops make them take new lines.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(700);

    [StageFact(Stage.Faults)]
    public async Task StoppedForAWhile_ItGoesOn_WhetherItsClientsWaitedOrCameAnew()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync(new() { Heartbeat = Heartbeat });
        var traffic = Traffic.Start(scene, scene.Devices);
        var random = scene.Chance.Next();
        for (var stop = 0; stop < Stops; stop++)
        {
            await scene.MoreAcksAsync(100);
            scene.Node.Stop();
            await Fault.LastsAsync(random, TimeSpan.FromSeconds(1), LongestStop);
            scene.Node.Continue();
            await scene.MoreAcksAsync(1);
        }
        await traffic.StopAsync();
        scene.Print($"{scene.Devices.Sum(device => device.Lines - 1)} lines were taken anew");
        (await scene.JudgeAsync()).AssertNothing();
        scene.Node.Log.AssertNoComplaints();
    }
}
