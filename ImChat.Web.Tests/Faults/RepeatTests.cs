using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

[Collection(typeof(FaultStage))]
public sealed class RepeatTests(Founding founding, ITestOutputHelper output)
{
    private const int DevicesEach = 3;
    private const int MostRepetitions = 3;

    private static readonly int Sends = Scale.Of(2_000, 100_000);

    [StageFact(Stage.Faults)]
    public async Task WhatIsSentSeveralTimesAtOnce_OverSeveralLines_IsStoredOnce()
    {
        await using var scene = await founding.OpenAsync(output);
        var people = scene.Circle.Talkers.Select(caller => Enumerable.Range(0, DevicesEach).Select(_ => scene.AddDevice(caller)).ToList()).ToList();
        await Wait.For(Task.WhenAll(scene.Devices.Select(device => device.StartAsync())), Scene.Patience);
        await Wait.For(Task.WhenAll(people.Select(devices => TalkAsync(scene, devices, Sends / people.Count)).ToList()), Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromHours(1)));

        (await scene.JudgeAsync()).AssertNothing();
        scene.Print($"{scene.History.Sends.Sum(story => story.Attempts)} attempts for {scene.History.Sends.Count} messages");
        Assert.All(scene.History.Sends, story => Assert.Equal((1, story.Attempts), (story.FirstAcks, story.Acked.Count)));
        using var database = StoredRows.In(scene.Node.DatabaseFile);
        Assert.Equal(scene.History.Sends.Count, database.Messages().Count);
        scene.Node.Log.AssertNoComplaints();
    }

    private static async Task TalkAsync(Scene scene, List<DeviceClient> devices, int count)
    {
        var random = scene.Chance.Next();
        var talks = scene.Circle.TalksOf(devices[0].Record.Owner);
        for (var i = 0; i < count; i++)
        {
            var send = Send.New(random, talks[random.Next(talks.Count)]);
            var times = 1 + random.Next(MostRepetitions + 1);
            await Task.WhenAll(Enumerable.Range(0, times).Select(_ => devices[random.Next(devices.Count)].SendAsync(send)).ToList());
        }
    }
}
