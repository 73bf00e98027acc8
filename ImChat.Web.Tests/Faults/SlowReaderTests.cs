using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class SlowReaderTests(Founding founding, ITestOutputHelper output)
{
    private const int SlowReaders = 5;
    private const int PerSecond = 50;
    private const int LongMessage = 300;
    private const long MostGrowth = 200L * 1024 * 1024;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(6);

    /// <summary>Longer than the server lets one write take.</summary>
    private static readonly TimeSpan Stall = Scale.Of(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60));

    /// <summary>A machine that does other things as well has its moments.</summary>
    private static readonly TimeSpan AlwaysFine = TimeSpan.FromMilliseconds(500);

    [StageFact(Stage.Faults)]
    public async Task WhoStopsReading_DelaysNobody_CostsLittle_AndMissesNothing()
    {
        await using var scene = await founding.OpenAsync(output);
        await scene.AssembleAsync();
        var fast = scene.Devices.Select(device => device.Record).ToList();
        var proxies = Enumerable.Range(0, SlowReaders).Select(_ => scene.AddProxy()).ToList();
        await Wait.For(Task.WhenAll(proxies.Index().Select(one => scene.AddDevice(scene.Circle.Talkers[one.Index], one.Item.Address).StartAsync()).ToList()));

        var traffic = Traffic.Pace(scene, scene.Devices.Take(fast.Count), PerSecond, LongMessage);
        await Fault.LastsAsync(Before / 2);
        var start = Stopwatch.GetTimestamp();
        await Fault.LastsAsync(Before / 2);
        var (stalled, memory) = (Stopwatch.GetTimestamp(), scene.Node.Usage.ResidentBytes);
        proxies.ForEach(proxy => proxy.Weather.ToClient.Stall());
        await Fault.LastsAsync(Stall);
        var (end, growth) = (Stopwatch.GetTimestamp(), scene.Node.Usage.ResidentBytes - memory);
        proxies.ForEach(proxy => proxy.Weather.ToClient.Flow());
        await traffic.StopAsync();

        var usual = Latencies.OfArrivals(scene.History, fast, start, stalled);
        var meanwhile = Latencies.OfArrivals(scene.History, fast, stalled, end);
        scene.Print($"arrivals before: {usual}{Environment.NewLine}arrivals meanwhile: {meanwhile}{Environment.NewLine}grown by {growth / 1024 / 1024} MiB");
        (await scene.JudgeAsync()).AssertNothing();
        Assert.InRange(meanwhile.P99, TimeSpan.Zero, usual.P99 * 2 > AlwaysFine ? usual.P99 * 2 : AlwaysFine);
        Assert.InRange(growth, long.MinValue, MostGrowth);
        scene.Node.Log.AssertNoComplaints();
    }
}
