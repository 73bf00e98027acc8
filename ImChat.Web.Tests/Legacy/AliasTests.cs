using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Names by which clients of sibling servers call the same parameter.</summary>
public sealed class AliasTests(AppFactory app)
{
    [Theory]
    [InlineData("passwd")]
    [InlineData("password")]
    [InlineData("pwd")]
    [InlineData("PassWord")]
    public async Task APassword_HasThreeNames(string name)
    {
        var mobile = LegacyClient.NewMobile();
        var registered = await app.AskJsonAsync(OldApi.With("form", "/user/register", ("mobile", mobile), (name, "secret")));
        Assert.Equal(0, registered.GetProperty("code").GetInt32());
        var loggedIn = await app.AskJsonAsync(OldApi.With("json", "/user/login", ("mobile", mobile), (name, "secret")));
        Assert.Equal(registered.GetProperty("data").GetProperty("id").GetInt64(), loggedIn.GetProperty("data").GetProperty("id").GetInt64());
        Assert.Equal(OldApi.Failure("密码不正确"), await app.AskAsync(OldApi.With("form", "/user/login", ("mobile", mobile), (name, "Secret"))));
    }

    [Theory]
    [InlineData("nickname")]
    [InlineData("nick_name")]
    public async Task ANickname_HasTwoNames(string name)
    {
        var reply = await app.AskJsonAsync(OldApi.With("form", "/user/register", ("mobile", LegacyClient.NewMobile()), ("passwd", "p"), (name, "小明")));
        Assert.Equal("小明", reply.GetProperty("data").GetProperty("nickname").GetString());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("dstid")]
    [InlineData("userid")]
    [InlineData("userId")]
    [InlineData("user_id")]
    public async Task WhomToFind_HasFiveNames(string name)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var reply = await me.PostAsync("/user/find", (name, you.Id));
        Assert.Equal(you.Id, reply.GetProperty("data").GetProperty("id").GetInt64());
    }

    [Theory]
    [InlineData("dstmobile")]
    [InlineData("dstname")]
    public async Task AFriend_MayBeNamedByMobile(string name)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var added = await me.PostAsync("/contact/addfriend", ("userid", me.Id), (name, you.Mobile));
        Assert.Equal("好友添加成功", added.GetProperty("msg").GetString());
        var friends = await me.PostAsync("/contact/loadfriend", ("userid", me.Id));
        Assert.Equal(you.Id, friends.GetProperty("rows")[0].GetProperty("id").GetInt64());
        var unknown = await me.PostAsync("/contact/addfriend", ("userid", me.Id), (name, "no such number"));
        Assert.Equal((-1, "该用户不存在"), (unknown.GetProperty("code").GetInt32(), unknown.GetProperty("msg").GetString()));
        var self = await me.PostAsync("/contact/addfriend", ("userid", me.Id), (name, me.Mobile));
        Assert.Equal((-1, "不能添加自己为好友啊"), (self.GetProperty("code").GetInt32(), self.GetProperty("msg").GetString()));
    }

    [Fact]
    public async Task AGroup_TakesPicAsIcon_GroupNameAsName_AndUseridAsOwner()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var reply = await me.PostAsync("/contact/createcommunity", ("userid", me.Id), ("group_name", "棋社"), ("pic", "/mnt/3.png"));
        var group = reply.GetProperty("data");
        Assert.Equal("棋社", group.GetProperty("name").GetString());
        Assert.Equal("/mnt/3.png", group.GetProperty("icon").GetString());
        Assert.Equal(me.Id, group.GetProperty("ownerid").GetInt64());
    }

    [Fact]
    public async Task Joining_TakesOwneridForUserid_WhenThatIsAbsent()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("读书会");
        var joined = await me.PostAsync("/contact/joincommunity", ("ownerid", me.Id), ("dstid", group));
        Assert.Equal(0, joined.GetProperty("code").GetInt32());
        var groups = await me.PostAsync("/contact/loadcommunity", ("userid", me.Id));
        Assert.Equal(group, groups.GetProperty("rows")[0].GetProperty("id").GetInt64());
    }
}
