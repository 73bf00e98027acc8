using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>People who talk without end.</summary>
internal sealed class Traffic
{
    private readonly IReadOnlyList<DeviceClient> devices;
    private readonly int words;
    private readonly Dictionary<UserId, IReadOnlyList<Talk>> talks;
    private Task talking = Task.CompletedTask;
    private volatile bool isStopped;

    private Traffic(Circle circle, IEnumerable<DeviceClient> devices, int words)
    {
        (this.devices, this.words) = ([.. devices], words);
        talks = this.devices.Select(device => device.Record.Owner).Distinct().ToDictionary(owner => owner, owner => circle.TalksOf(owner));
    }

    /// <summary>Each device has a few messages under way and writes the next when one is answered.</summary>
    public static Traffic Start(Scene scene, IEnumerable<DeviceClient> devices, int underWay = 4, int words = 4) => Start(scene.Circle, scene.Chance, devices, underWay, words);

    /// <summary>The same wherever they are.</summary>
    public static Traffic Start(Circle circle, Chance chance, IEnumerable<DeviceClient> devices, int underWay = 4, int words = 4)
    {
        var traffic = new Traffic(circle, devices, words);
        traffic.talking = Task.WhenAll(traffic.devices.SelectMany(device => Enumerable.Range(0, underWay).Select(_ => traffic.TalkAsync(device, chance.Next()))).ToList());
        return traffic;
    }

    /// <summary>So many messages a second from anybody, whether the ones before are answered or not.</summary>
    public static Traffic Pace(Scene scene, IEnumerable<DeviceClient> devices, int perSecond, int words = 4) => Pace(scene.Circle, scene.Chance, devices, perSecond, words);

    /// <summary>The same wherever they are.</summary>
    public static Traffic Pace(Circle circle, Chance chance, IEnumerable<DeviceClient> devices, int perSecond, int words = 4)
    {
        var traffic = new Traffic(circle, devices, words);
        traffic.talking = traffic.TalkAsync(perSecond, chance.Next());
        return traffic;
    }

    /// <summary>Nobody writes anything new; completes when all that was written is answered.</summary>
    public Task StopAsync()
    {
        isStopped = true;
        return Wait.For(talking, Scene.Patience);
    }

    private async Task TalkAsync(DeviceClient device, Random random)
    {
        while (!isStopped)
            await SayAsync(device, random);
    }

    private async Task TalkAsync(int perSecond, Random random)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / perSecond);
        var sends = new List<Task>();
        while (!isStopped && await timer.WaitForNextTickAsync())
            sends.Add(SayAsync(devices[random.Next(devices.Count)], random));
        await Task.WhenAll(sends);
    }

    private Task SayAsync(DeviceClient device, Random random)
    {
        var choice = talks[device.Record.Owner];
        return device.SendAsync(Send.New(random, choice[random.Next(choice.Count)], words));
    }
}
