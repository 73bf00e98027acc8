using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>Coming back: exactly what is missing, in order, whoever keeps the cursor.</summary>
public sealed class DeviceResumeTests(AppFactory app) : IAsyncLifetime
{
    private LegacyClient anna = default!;
    private LegacyClient ben = default!;
    private DeviceConnection sender = default!;
    private string conversation = "";

    public async ValueTask InitializeAsync()
    {
        anna = await LegacyClient.RegisterAsync(app);
        ben = await LegacyClient.RegisterAsync(app);
        (sender, _) = await DeviceConnection.ResumeAsync(app, anna);
        await SayAsync(1, 5);
    }

    public ValueTask DisposeAsync()
    {
        sender.Dispose();
        anna.Dispose();
        ben.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ANewDevice_GetsWhatIsUnread_AndLaterWhatItHasNotAcknowledged()
    {
        var (first, missed) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", device = "phone" });
        Assert.Equal([1, 2, 3, 4, 5], Seqs(missed));
        await first.SendAsync(new { t = "got", conv = conversation, seq = 3 });
        await AnsweredAsync(first);
        first.Raw.Abort();

        // What moved is stored within moments, not at once.
        await StoredAsync(3);
        var (second, rest) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", device = "phone" });
        Assert.Equal([4, 5], Seqs(rest));
        second.Dispose();
    }

    [Fact]
    public async Task WhatAnotherDeviceHasReadMeanwhile_StillReachesThisOne()
    {
        var (phone, _) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", device = "phone" });
        await phone.SendAsync(new { t = "got", conv = conversation, seq = 5 });
        await StoredAsync(5);
        phone.Raw.Abort();
        await SayAsync(6, 7);
        var (desk, _) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", device = "desk" });
        await desk.SendAsync(new { t = "read", conv = conversation, seq = 7 });
        await StoredAsync(7);

        var (again, missed) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", device = "phone" });

        Assert.Equal([6, 7], Seqs(missed));
        desk.Dispose();
        again.Dispose();
    }

    [Theory]
    [InlineData(0, "1,2,3,4,5")]
    [InlineData(3, "4,5")]
    [InlineData(5, "")]
    public async Task TheClientsOwnCursor_Counts(int after, string expected)
    {
        var (device, missed) = await DeviceConnection.ResumeAsync(app, ben, Resume(after));
        Assert.Equal(expected, string.Join(',', Seqs(missed)));
        device.Dispose();
    }

    [Fact]
    public async Task ACursorBeyondTheEnd_IsReset_AndWhatComesNextArrives()
    {
        var (device, missed) = await DeviceConnection.ResumeAsync(app, ben, Resume(99));
        var reset = Assert.Single(missed);
        Assert.Equal(("reset", conversation, 5), (reset.GetProperty("t").GetString(), reset.GetProperty("conv").GetString(), reset.GetProperty("last").GetInt32()));
        await SayAsync(6, 6);
        Assert.Equal(6, (await device.ReceiveAsync("msg")).GetProperty("seq").GetInt32());
        device.Dispose();
    }

    [Fact]
    public async Task ACursorOfSomebodyElsesConversation_IsReset_AndTellsNothing()
    {
        using var carl = await LegacyClient.RegisterAsync(app);
        var (device, missed) = await DeviceConnection.ResumeAsync(app, carl, Resume(1));
        Assert.Equal(0, Assert.Single(missed).GetProperty("last").GetInt32());
        device.Dispose();
    }

    [Fact]
    public async Task ResumingTwice_StartsAnew()
    {
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben, Resume(5));
        Assert.Equal([4, 5], Seqs(await device.ResumeAsync(Resume(3))));
        await SayAsync(6, 6);
        Assert.Equal(6, (await device.ReceiveAsync("msg")).GetProperty("seq").GetInt32());
        device.Dispose();
    }

    [Fact]
    public async Task WhileMessagesPourIn_ADeviceThatComesAndGoes_MissesNone_AndSeesEachInOrder()
    {
        const int Last = 600;
        var pouring = SayAsync(6, Last);
        var seen = new List<int>();
        while (seen.Count == 0 || seen[^1] < Last)
        {
            var (device, missed) = await DeviceConnection.ResumeAsync(app, ben, Resume(seen.LastOrDefault()));
            seen.AddRange(Seqs(missed));
            for (var live = 0; live < 40 && seen[^1] < Last; live++)
                seen.Add((await device.ReceiveAsync("msg")).GetProperty("seq").GetInt32());
            device.Raw.Abort();
            device.Dispose();
        }
        await pouring;
        Assert.Equal(Enumerable.Range(1, Last), seen);
    }

    [Fact]
    public async Task ADeviceThatDoesNotReadForAWhile_MissesNone()
    {
        const int Last = 2000;
        var filler = new string('长', 2000);
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben, Resume(5));
        await SayAsync(6, Last, filler);
        for (var seq = 6; seq <= Last; seq++)
            Assert.Equal(seq, (await device.ReceiveAsync("msg")).GetProperty("seq").GetInt32());
        device.Dispose();
    }

    [Fact]
    public async Task History_ComesInPages_OldestFirst()
    {
        using var device = await DeviceConnection.OpenAsync(app, ben);
        await device.SendAsync(new { t = "history", conv = conversation, before = 5, limit = 2 });
        var page = await device.ReceiveAsync("page");
        Assert.Equal([3, 4], Seqs(page.GetProperty("messages").EnumerateArray()));
        await device.SendAsync(new { t = "history", conv = conversation });
        Assert.Equal([1, 2, 3, 4, 5], Seqs((await device.ReceiveAsync("page")).GetProperty("messages").EnumerateArray()));
    }

    [Fact]
    public async Task AGroupJoinedWhileConnected_ArrivesFromJoiningOn()
    {
        var group = await anna.CreateGroupAsync("late");
        await sender.SayAsync("g1", 11, group, "before");
        await sender.ReceiveAsync("ack");
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben, Resume(5));
        await ben.JoinGroupAsync(group);
        Assert.Equal("joined", (await device.ReceiveAsync("msg")).GetProperty("notice").GetString());
        await sender.SayAsync("g2", 11, group, "after");
        Assert.Equal(("after", 3), (await device.ReceiveAsync("msg")) is var message ? (message.GetProperty("content").GetString(), message.GetProperty("seq").GetInt32()) : default);
        device.Dispose();
    }

    private static IEnumerable<int> Seqs(IEnumerable<JsonElement> messages) => messages.Select(message => message.GetProperty("seq").GetInt32());

    private static async Task AnsweredAsync(DeviceConnection device)
    {
        await device.SendAsync(new { t = "ping" });
        await device.ReceiveAsync("pong");
    }

    private object Resume(long after) => new { t = "resume", convs = new Dictionary<string, long> { [conversation] = after } };

    private async Task SayAsync(int first, int last, string filler = "")
    {
        for (var number = first; number <= last; number++)
            await sender.SayAsync($"{number}", 10, ben.Id, $"{number} {filler}");
        for (var number = first; number <= last; number++)
            conversation = (await sender.ReceiveAsync("ack")).GetProperty("conv").GetString()!;
    }

    /// <summary>The sender is told when the cursor has moved.</summary>
    private async Task StoredAsync(int got)
    {
        JsonElement frame;
        do
        {
            frame = await sender.ReceiveAsync();
        }
        while (frame.GetProperty("t").GetString() != "receipt" || frame.GetProperty("got").GetInt32() < got);
    }
}
