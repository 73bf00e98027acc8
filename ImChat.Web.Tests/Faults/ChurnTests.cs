using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Lines;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class ChurnTests(Founding founding, ITestOutputHelper output)
{
    private static readonly int Clients = Scale.Of(50, 200);
    private static readonly TimeSpan Duration = Scale.Of(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(30));

    /// <summary>So impatient that they notice a line on which nothing comes any more.</summary>
    private static readonly Habits Impatient = new()
    {
        Heartbeat = TimeSpan.FromMilliseconds(500),
        FirstPause = TimeSpan.FromMilliseconds(50),
        LongestPause = TimeSpan.FromMilliseconds(500),
    };

    [StageFact(Stage.Faults)]
    public async Task LinesThatBreakInEveryWay_AllTheTime_LoseNothing()
    {
        await using var scene = await founding.OpenAsync(output);
        var proxies = Enumerable.Range(0, Clients).Select(_ => scene.AddProxy()).ToList();
        foreach (var (i, proxy) in proxies.Index())
            scene.AddDevice(scene.Circle.Talkers[i % scene.Circle.Talkers.Count], proxy.Address, Impatient);
        await Wait.For(Task.WhenAll(scene.Devices.Select(device => device.StartAsync())), Scene.Patience);
        var traffic = Traffic.Start(scene, scene.Devices, underWay: 1);

        using var enough = new CancellationTokenSource(Duration);
        await Task.WhenAll(proxies.Select(proxy => BreakAsync(proxy, scene.Chance.Next(), enough.Token)).ToList());
        await traffic.StopAsync();

        scene.Print($"{scene.Devices.Sum(device => device.Lines)} lines");
        var findings = await scene.JudgeAsync();
        findings.AssertNothing();
        Assert.InRange(findings.Redelivered, 0, findings.Received / 50);
        scene.Node.Log.AssertNoComplaints();
    }

    private static async Task BreakAsync(ChaosProxy proxy, Random random, CancellationToken enough)
    {
        Action[] ways = [proxy.Reset, proxy.Close, proxy.Forget];
        while (!enough.IsCancellationRequested)
        {
            proxy.Weather.IsInCrumbs = random.Next(4) == 0;
            await Fault.LastsAsync(random, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));
            ways[random.Next(ways.Length)]();
        }
    }
}
