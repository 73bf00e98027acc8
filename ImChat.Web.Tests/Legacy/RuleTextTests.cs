using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>The rules behind the old API and the exact sentences in which it says them.</summary>
public sealed class RuleTextTests(AppFactory app)
{
    [Fact]
    public async Task AddingOneself_OrNobodyAsNobody_IsRefused()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Refused("不能添加自己为好友啊", await me.AddFriendAsync(me.Id));
        Assert.Equal(OldApi.Failure("不能添加自己为好友啊"), await app.AskAsync(OldApi.Get("/contact/addfriend")));
        Assert.Equal(OldApi.Failure("不能添加自己为好友啊"), await app.AskAsync(OldApi.Get("/contact/addfriend?userid=0&dstid=0")));
    }

    [Fact]
    public async Task AddingSomebody_WorksOnce_InBothDirections()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        Refused("该用户不存在", await me.AddFriendAsync(99_999_999));
        Done("好友添加成功", await me.AddFriendAsync(you.Id));
        Refused("该用户已经被添加过啦", await me.AddFriendAsync(you.Id));
        Refused("该用户已经被添加过啦", await you.AddFriendAsync(me.Id));
        Assert.Equal([you.Id], await FriendsAsync(me));
        Assert.Equal([me.Id], await FriendsAsync(you));
    }

    [Fact]
    public async Task JoiningAGroup_MayBeRepeated_ButItMustExist()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("书法");
        Refused("您要加入的群不存在", await me.JoinGroupAsync(99_999_999));
        Refused("您要加入的群不存在", await me.JoinGroupAsync(0));
        Done("", await me.JoinGroupAsync(group));
        Done("", await me.JoinGroupAsync(group));
        Done("", await you.JoinGroupAsync(group));
        Assert.Equal([group], await GroupsAsync(me));
    }

    [Fact]
    public async Task AGroup_NeedsAName_AndAnOwnerWhoIsSignedIn()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Refused("缺少群名称", await me.PostAsync("/contact/createcommunity", ("ownerid", me.Id)));
        Refused("缺少群名称", await me.PostAsync("/contact/createcommunity", ("ownerid", me.Id), ("name", "   ")));
        Assert.Equal(OldApi.Failure("缺少群名称"), await app.AskAsync(OldApi.Get("/contact/createcommunity?ownerid=0")));
        Assert.Equal(OldApi.Failure("请先登录"), await app.AskAsync(OldApi.Get("/contact/createcommunity?name=x")));
        Assert.Equal(OldApi.Failure("请先登录"), await app.AskAsync(OldApi.Get("/contact/createcommunity?name=x&ownerid=0")));
        Refused("群名称过长", await me.PostAsync("/contact/createcommunity", ("ownerid", me.Id), ("name", new string('长', 61))));
        Assert.Empty(await GroupsAsync(me));
    }

    [Fact]
    public async Task ASixthGroup_IsRefused_EvenWhenAllAreAskedForAtOnce()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var replies = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => me.PostAsync("/contact/createcommunity", ("ownerid", me.Id), ("name", $"第{i}群 🎉"))));
        Assert.Equal(5, replies.Count(reply => reply.GetProperty("code").GetInt32() == 0));
        Assert.All(replies.Where(reply => reply.GetProperty("code").GetInt32() != 0), reply => Refused("一个用户最多只能创见5个群", reply));
        Assert.Equal(5, (await GroupsAsync(me)).Length);
    }

    [Theory]
    [InlineData("", "p", "请输入手机号")]
    [InlineData("  ", "p", "请输入手机号")]
    [InlineData("13900000000", "", "请输入密码")]
    [InlineData("", "", "请输入手机号")]
    public async Task Registering_NeedsAMobileAndAPassword(string mobile, string password, string sentence) =>
        Assert.Equal(OldApi.Failure(sentence), await app.AskAsync(OldApi.With("form", "/user/register", ("mobile", mobile), ("passwd", password))));

    [Fact]
    public async Task ANumberThatIsTaken_CannotRegisterAgain_AndOnlyItsPasswordOpensIt()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal(OldApi.Failure("该手机号已经注册"), await app.AskAsync(OldApi.With("form", "/user/register", ("mobile", me.Mobile), ("passwd", "other"))));
        Assert.Equal(OldApi.Failure("密码不正确"), await app.AskAsync(OldApi.With("form", "/user/login", ("mobile", me.Mobile), ("passwd", "other"))));
        Assert.Equal(OldApi.Failure("密码不正确"), await app.AskAsync(OldApi.With("form", "/user/login", ("mobile", me.Mobile))));
        Assert.Equal(OldApi.Failure("该用户不存在"), await app.AskAsync(OldApi.With("form", "/user/login", ("mobile", LegacyClient.NewMobile()), ("passwd", "p"))));
    }

    [Fact]
    public async Task TheSameCallManyTimesAtOnce_LeavesOneOfEach()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("抢座");
        var mobile = LegacyClient.NewMobile();
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => me.AddFriendAsync(you.Id)));
        var joined = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => me.JoinGroupAsync(group)));
        var registered = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.AskJsonAsync(OldApi.With("form", "/user/register", ("mobile", mobile), ("passwd", "p")))));
        Assert.Single(added, reply => reply.GetProperty("code").GetInt32() == 0);
        Assert.Single(registered, reply => reply.GetProperty("code").GetInt32() == 0);
        Assert.All(added.Where(reply => reply.GetProperty("code").GetInt32() != 0), reply => Refused("该用户已经被添加过啦", reply));
        Assert.All(registered.Where(reply => reply.GetProperty("code").GetInt32() != 0), reply => Refused("该手机号已经注册", reply));
        Assert.All(joined, reply => Done("", reply));
        Assert.Equal([you.Id], await FriendsAsync(me));
        Assert.Equal([group], await GroupsAsync(me));
        // What anybody can do at any time is no error of ours.
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("EntityFrameworkCore", StringComparison.Ordinal));
    }

    private static void Refused(string sentence, JsonElement reply) => Assert.Equal(OldApi.Failure(sentence), reply.GetRawText());

    private static void Done(string sentence, JsonElement reply) => Assert.Equal($$"""{"code":0,"msg":"{{sentence}}"}""", reply.GetRawText());

    private static async Task<long[]> FriendsAsync(LegacyClient me) => Ids(await me.PostAsync("/contact/loadfriend", ("userid", me.Id)));

    private static async Task<long[]> GroupsAsync(LegacyClient me) => Ids(await me.PostAsync("/contact/loadcommunity", ("userid", me.Id)));

    private static long[] Ids(JsonElement list) => [.. list.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())];
}
