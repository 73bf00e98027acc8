using System.Text.Json;
using ImChat.Domain.Contacts;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Contacts;

/// <summary>Whoever is blocked, or no friend, at every door that takes messages.</summary>
public sealed class BlockedAtTheDoorTests(AppFactory app)
{
    [Fact]
    public async Task ADeviceOfTheBlocker_GetsTheNumberAndNothingElse_LiveAndCatchingUp_AndTheSenderIsAnsweredAsEver()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        await BlockAsync(anna, ben, isBlocked: true);
        var (hers, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (his, _) = await DeviceConnection.ResumeAsync(app, ben);
        var (tablet, _) = await DeviceConnection.ResumeAsync(app, ben);

        await his.SayAsync("m1", 10, anna.Id, "hello?");

        var ack = await his.ReceiveAsync("ack");
        Assert.Equal(1, ack.GetProperty("seq").GetInt32());
        Assert.Equal("hello?", (await tablet.ReceiveAsync("msg")).GetProperty("content").GetString());
        var live = await hers.ReceiveAsync("msg");
        AssertNumberAlone(live, ack.GetProperty("conv").GetString(), 1);
        await BlockAsync(anna, ben, isBlocked: false);
        await his.SayAsync("m2", 10, anna.Id, "thank you");
        var next = await hers.ReceiveAsync("msg");
        Assert.Equal(("thank you", 2), (next.GetProperty("content").GetString(), next.GetProperty("seq").GetInt32()));

        var (again, missed) = await DeviceConnection.ResumeAsync(app, anna);
        AssertNumberAlone(missed[0], ack.GetProperty("conv").GetString(), 1);
        Assert.Equal("thank you", missed[1].GetProperty("content").GetString());
        await again.SendAsync(new { t = "history", conv = ack.GetProperty("conv").GetString() });
        Assert.Equal("thank you", Assert.Single((await again.ReceiveAsync("page")).GetProperty("messages").EnumerateArray()).GetProperty("content").GetString());
        foreach (var one in (DeviceConnection[])[hers, his, tablet, again])
            one.Dispose();
    }

    [Fact]
    public async Task AnOldSocketOfTheBlocker_GetsNothing_LiveAndReplayed()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var carl = await LegacyClient.RegisterAsync(app);
        await BlockAsync(anna, ben, isBlocked: true);
        using var hers = await anna.ConnectAsync();
        using var his = await ben.ConnectAsync();
        using var other = await carl.ConnectAsync();

        await his.SendTextAsync(10, anna.Id, "hello?");
        await his.SendTextAsync(10, ben.Id, "stored before this note");
        await his.ReceiveJsonAsync();
        await other.SendTextAsync(10, anna.Id, "me too");

        Assert.Equal("me too", (await hers.ReceiveJsonAsync()).GetProperty("content").GetString());
        await BlockAsync(anna, ben, isBlocked: false);
        using var later = await anna.ConnectAsync();
        Assert.Equal("me too", (await later.ReceiveJsonAsync()).GetProperty("content").GetString());
    }

    [Fact]
    public async Task TheOldApi_AnswersTheBlocked_AsIfTheyHadAsked()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        await BlockAsync(anna, ben, isBlocked: true);

        AssertAsked(await ben.AddFriendAsync(anna.Id));
        AssertAsked(await ben.AddFriendAsync(anna.Id));
        Assert.Equal(0, (await ben.PostAsync("/contact/loadfriend", ("userid", ben.Id))).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task TheOldApi_AnswersThatTheOtherIsAsked_AndListsStayUntilTheyAccept()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        await DecideAsync(anna, new PersonalSettings(AsksBeforeAdding: true));

        AssertAsked(await ben.AddFriendAsync(anna.Id));
        Assert.Equal(0, (await ben.PostAsync("/contact/loadfriend", ("userid", ben.Id))).GetProperty("total").GetInt32());

        Assert.Equal("好友添加成功", (await anna.AddFriendAsync(ben.Id)).GetProperty("msg").GetString());
        Assert.Equal(1, (await ben.PostAsync("/contact/loadfriend", ("userid", ben.Id))).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task WhoeverTakesFriendsMessagesOnly_IsNotWrittenToByStrangers_WhoAreTold()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        await DecideAsync(anna, new PersonalSettings(OnlyFriendsWrite: true));
        var (his, _) = await DeviceConnection.ResumeAsync(app, ben);

        await his.SayAsync("m1", 10, anna.Id, "hello?");

        Assert.Equal("not_friend", (await his.ReceiveAsync("err")).GetProperty("code").GetString());
        await ben.AddFriendAsync(anna.Id);
        await his.SayAsync("m1", 10, anna.Id, "hello?");
        Assert.Equal(1, (await his.ReceiveAsync("ack")).GetProperty("seq").GetInt32());
        his.Dispose();
    }

    [Fact]
    public async Task WhoeverIsNotToBeFoundByNumber_IsNobodyToTheOldApi()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        await DecideAsync(anna, new PersonalSettings(IsFoundByNumber: false));

        Assert.Equal("该用户不存在", (await ben.PostAsync("/user/find", ("id", anna.Id))).GetProperty("msg").GetString());
        Assert.Equal("该用户不存在", (await ben.AddFriendAsync(anna.Id)).GetProperty("msg").GetString());
        Assert.Equal("好友添加成功", (await ben.PostAsync("/contact/addfriend", ("userid", ben.Id), ("dstmobile", anna.Mobile))).GetProperty("msg").GetString());
        Assert.Equal(0, (await ben.PostAsync("/user/find", ("id", anna.Id))).GetProperty("code").GetInt32());
    }

    private static void AssertNumberAlone(JsonElement frame, string? conversation, int seq)
    {
        Assert.Equal(["t", "conv", "seq"], frame.EnumerateObject().Select(member => member.Name));
        Assert.Equal((conversation, seq), (frame.GetProperty("conv").GetString(), frame.GetProperty("seq").GetInt32()));
    }

    private static void AssertAsked(JsonElement answer) => Assert.Equal("""{"code":0,"msg":"好友申请已发送"}""", answer.GetRawText());

    private async Task BlockAsync(LegacyClient owner, LegacyClient person, bool isBlocked) =>
        Assert.Null(await app.Services.GetRequiredService<Blocking>().ChangeAsync(new UserId(owner.Id), new UserId(person.Id), isBlocked, CancellationToken.None));

    private Task DecideAsync(LegacyClient person, PersonalSettings settings) =>
        app.Services.GetRequiredService<Privacy>().ChangeAsync(new UserId(person.Id), _ => settings, CancellationToken.None);
}
