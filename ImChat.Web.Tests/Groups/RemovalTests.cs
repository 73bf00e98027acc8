using System.Text.Json;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Groups;

/// <summary>What leaving and muting mean on real sockets, old and new.</summary>
public sealed class RemovalTests(AppFactory app) : IAsyncLifetime
{
    private LegacyClient anna = default!;
    private LegacyClient ben = default!;
    private long club;

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await LegacyClient.RegisterAsync(app, "Anna"), await LegacyClient.RegisterAsync(app, "Ben"));
        club = await anna.CreateGroupAsync("club");
        await ben.JoinGroupAsync(club);
    }

    public ValueTask DisposeAsync()
    {
        anna.Dispose();
        ben.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhoIsRemoved_ReceivesNothingMore_OnAnyDevice()
    {
        using var old = await ben.ConnectAsync();
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben);
        var (sender, _) = await DeviceConnection.ResumeAsync(app, anna);
        await sender.SayAsync("1", 11, club, "before");
        await sender.ReceiveAsync("ack");
        Assert.Equal("before", await old.ReceiveTextAsync());
        Assert.Equal("before", (await device.ReceiveAsync("msg")).GetProperty("content").GetString());

        await ChangeAsync(anna, new Remove(new UserId(ben.Id)));
        await sender.SayAsync("2", 11, club, "after");
        await sender.ReceiveAsync("msg");
        await sender.ReceiveAsync("ack");
        await sender.SayAsync("3", 10, ben.Id, "to you alone");
        await sender.ReceiveAsync("ack");

        var last = await device.ReceiveAsync("msg");
        Assert.Equal(("removed", anna.Id, ben.Id), (last.GetProperty("notice").GetString(), last.GetProperty("userid").GetInt64(), last.GetProperty("people")[0].GetInt64()));
        Assert.Equal("to you alone", (await device.ReceiveAsync("msg")).GetProperty("content").GetString());
        Assert.Equal("to you alone", await old.ReceiveTextAsync());
        await device.SendAsync(new { t = "history", conv = last.GetProperty("conv").GetString() });
        var page = (await device.ReceiveAsync("page")).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("seq").GetInt64());
        Assert.Equal([1, 2, 3], page);
        await device.SayAsync("b1", 11, club, "am I there?");
        Assert.Equal("not_member", (await device.ReceiveAsync("err")).GetProperty("code").GetString());
        Assert.Equal(["before"], await HistoryAsync(ben));
        Assert.Equal(0, (await ben.PostAsync("/contact/loadcommunity", ("userid", ben.Id))).GetProperty("total").GetInt32());
        device.Dispose();
        sender.Dispose();

        var (again, missed) = await DeviceConnection.ResumeAsync(app, ben, new { t = "resume", convs = new Dictionary<string, long> { [last.GetProperty("conv").GetString()!] = 0 } });
        Assert.DoesNotContain(missed, frame => frame.ToString().Contains("after", StringComparison.Ordinal));
        again.Dispose();
    }

    [Fact]
    public async Task WhoComesBack_ReceivesOnTheSameConnection_FromThenOn()
    {
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben);
        var (sender, _) = await DeviceConnection.ResumeAsync(app, anna);
        await ChangeAsync(ben, new Leave());
        Assert.Equal("left", (await device.ReceiveAsync("msg")).GetProperty("notice").GetString());
        await sender.ReceiveAsync("msg");
        await sender.SayAsync("1", 11, club, "while away");
        await sender.ReceiveAsync("ack");
        await ben.JoinGroupAsync(club);
        await sender.ReceiveAsync("msg");
        await sender.SayAsync("2", 11, club, "after");
        await sender.ReceiveAsync("ack");

        // The number of what was said meanwhile, and nothing of it.
        Assert.Equal(["t", "conv", "seq"], (await device.ReceiveAsync("msg")).EnumerateObject().Select(field => field.Name));
        Assert.Equal("joined", (await device.ReceiveAsync("msg")).GetProperty("notice").GetString());
        Assert.Equal("after", (await device.ReceiveAsync("msg")).GetProperty("content").GetString());
        device.Dispose();
        sender.Dispose();
    }

    [Fact]
    public async Task WhoIsMuted_IsToldSo_AndAnOldSocketsMessageIsDropped()
    {
        using var old = await ben.ConnectAsync();
        using var listener = await anna.ConnectAsync();
        var (device, _) = await DeviceConnection.ResumeAsync(app, ben);
        await ChangeAsync(anna, new Mute(new UserId(ben.Id), true));
        await device.ReceiveAsync("msg");
        await device.SayAsync("1", 11, club, "hello?");
        var refused = await device.ReceiveAsync("err");
        Assert.Equal(("forbidden", "1"), (refused.GetProperty("code").GetString(), refused.GetProperty("cid").GetString()));
        await old.SendTextAsync(11, club, "hello?");
        await old.SendTextAsync(10, anna.Id, "let me speak");
        Assert.Equal("let me speak", await listener.ReceiveTextAsync());
        device.Dispose();
    }

    [Fact]
    public async Task AnOldClient_WhoHasToBeLetIn_IsToldSo_AndItsListStaysAsItIs()
    {
        using var carl = await LegacyClient.RegisterAsync(app, "Carl");
        await ChangeAsync(anna, new ChangePolicy(JoiningRule.Approval, false));
        Assert.Equal("""{"code":0,"msg":"入群申请已发送"}""", (await carl.JoinGroupAsync(club)).ToString());
        Assert.Equal(0, (await carl.PostAsync("/contact/loadcommunity", ("userid", carl.Id))).GetProperty("total").GetInt32());
        await ChangeAsync(anna, new ChangePolicy(JoiningRule.Invitation, false));
        Assert.Equal(-1, (await carl.JoinGroupAsync(club)).GetProperty("code").GetInt32());
    }

    private static async Task<IEnumerable<string?>> TextsAsync(Task<JsonElement> answer) =>
        (await answer).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("content").GetString());

    private Task<IEnumerable<string?>> HistoryAsync(LegacyClient person) =>
        TextsAsync(person.PostAsync("/message/chathistory", ("userid", person.Id), ("cmd", 11), ("dstid", club)));

    private async Task ChangeAsync(LegacyClient actor, GroupCommand command) =>
        Assert.Null(await app.Services.GetRequiredService<GroupDirectory>().ChangeAsync(new UserId(actor.Id), new GroupId(club), command, CancellationToken.None));
}
