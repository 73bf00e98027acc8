using System.Diagnostics;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class MeasureTests(Founding founding, ITestOutputHelper output)
{
    private const int PerSecond = 200;
    private const int UnderWay = 4;

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Measuring = Scale.Of(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2));

    [StageFact(Stage.Measure)]
    public async Task AThousandSockets_TwoHundredMessagesASecond()
    {
        await using var scene = await founding.OpenCrowdAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Pace(scene, scene.Devices, PerSecond);
        await Fault.LastsAsync(WarmingUp);
        var start = Stopwatch.GetTimestamp();
        await Fault.LastsAsync(Measuring);
        var end = Stopwatch.GetTimestamp();
        await traffic.StopAsync();
        scene.Print($"send to ack: {Latencies.OfAcks(scene.History, start, end)}");
        scene.Print($"send to receive: {Latencies.OfArrivals(scene.History, scene.Devices.Select(device => device.Record), start, end)}");
        scene.Print($"server: {scene.Node.Usage.ResidentBytes / 1024 / 1024} MiB");
    }

    [StageFact(Stage.Measure)]
    public async Task TwentyFriends_AsFastAsTheyAreAnswered()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var traffic = Traffic.Start(scene, scene.Devices, UnderWay);
        await Fault.LastsAsync(WarmingUp);
        var before = scene.History.Acks.Count;
        await Fault.LastsAsync(Measuring);
        var acks = scene.History.Acks.Count - before;
        await traffic.StopAsync();
        scene.Print($"{acks / Measuring.TotalSeconds:F0} acks a second");
    }
}
