using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>People who talk without end: each device has a few messages under way and writes the next when one is answered.</summary>
internal sealed class Traffic
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromMinutes(1);

    private readonly Scene scene;
    private readonly int words;
    private readonly Task talking;
    private volatile bool isStopped;

    private Traffic(Scene scene, IEnumerable<DeviceClient> devices, int underWay, int words)
    {
        (this.scene, this.words) = (scene, words);
        talking = Task.WhenAll(devices.SelectMany(device => Enumerable.Range(0, underWay).Select(_ => TalkAsync(device, scene.Chance.Next()))).ToList());
    }

    public static Traffic Start(Scene scene, IEnumerable<DeviceClient> devices, int underWay = 4, int words = 4) => new(scene, devices, underWay, words);

    /// <summary>Nobody writes anything new; completes when all that was written is answered.</summary>
    public Task StopAsync()
    {
        isStopped = true;
        return Wait.For(talking, LastAnswers);
    }

    private async Task TalkAsync(DeviceClient device, Random random)
    {
        var talks = scene.Circle.TalksOf(device.Caller);
        while (!isStopped)
            await device.SendAsync(Send.New(random, talks[random.Next(talks.Count)], words));
    }
}
