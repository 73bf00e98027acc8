using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>People and groups as the old API writes them.</summary>
public sealed partial class PersonOnTheLineTests(AppFactory app)
{
    [Fact]
    public async Task Registering_AnswersWithThePerson_InTheOldOrderOfKeys()
    {
        var mobile = LegacyClient.NewMobile();
        var reply = await app.AskAsync(OldApi.With("form", "/user/register", ("mobile", mobile), ("passwd", "p"), ("nickname", "李四"), ("avatar", "/mnt/1.png"), ("sex", "W"), ("memo", "你好")));
        var (id, token, createdAt) = Given(reply);
        Assert.Equal($$$"""{"code":0,"msg":"","data":{"id":{{{id}}},"mobile":"{{{mobile}}}","avatar":"/mnt/1.png","sex":"W","nickname":"李四","online":0,"token":"{{{token}}}","memo":"你好","createat":"{{{createdAt}}}"}}""", reply);
        Assert.InRange(id, 10000, 99_999_999);
        Assert.Matches("^[0-9A-F]{32}$", token);
        Assert.Matches(Rfc3339(), createdAt);
        Assert.Equal(DateTimeOffset.Now, DateTimeOffset.Parse(createdAt, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task WhatIsNotSaidAtRegistration_IsEmpty_NeverMissing()
    {
        var mobile = LegacyClient.NewMobile();
        var reply = await app.AskAsync(OldApi.With("form", "/user/register", ("mobile", mobile), ("passwd", "p")));
        var (id, token, createdAt) = Given(reply);
        var nickname = JsonDocument.Parse(reply).RootElement.GetProperty("data").GetProperty("nickname").GetString()!;
        Assert.Matches("^user[0-9]+$", nickname);
        Assert.Equal($$$"""{"code":0,"msg":"","data":{"id":{{{id}}},"mobile":"{{{mobile}}}","avatar":"","sex":"U","nickname":"{{{nickname}}}","online":0,"token":"{{{token}}}","memo":"","createat":"{{{createdAt}}}"}}""", reply);
    }

    [Fact]
    public async Task LoggingIn_AnswersWithTheSamePerson_AndANewToken()
    {
        var mobile = LegacyClient.NewMobile();
        var registered = await app.AskAsync(OldApi.With("form", "/user/register", ("mobile", mobile), ("passwd", "p")));
        var loggedIn = await app.AskAsync(OldApi.With("form", "/user/login", ("mobile", mobile), ("passwd", "p")));
        Assert.NotEqual(Given(registered).Token, Given(loggedIn).Token);
        Assert.Matches("^[0-9A-F]{32}$", Given(loggedIn).Token);
        Assert.Equal(registered.Replace(Given(registered).Token, Given(loggedIn).Token, StringComparison.Ordinal), loggedIn);
    }

    [Fact]
    public async Task AFriendInTheList_ShowsTheirNumber_ButNoToken()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app, "王五");
        await me.AddFriendAsync(friend.Id);
        var reply = await app.AskAsync(OldApi.Get($"/contact/loadfriend?userid={me.Id}&token={me.Token}"));
        var createdAt = JsonDocument.Parse(reply).RootElement.GetProperty("rows")[0].GetProperty("createat").GetString();
        Assert.Equal($$"""{"code":0,"msg":"","rows":[{"id":{{friend.Id}},"mobile":"{{friend.Mobile}}","avatar":"","sex":"U","nickname":"王五","online":0,"token":"","memo":"","createat":"{{createdAt}}"}],"total":1}""", reply);
    }

    [Fact]
    public async Task FindingOneself_ShowsTheWholeNumber_FindingAStrangerMasksIt_AndNeitherHasAToken()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var stranger = await LegacyClient.RegisterAsync(app);
        var mine = await me.PostAsync("/user/find", ("id", me.Id));
        var theirs = await me.PostAsync("/user/find", ("id", stranger.Id));
        Assert.Equal(me.Mobile, mine.GetProperty("data").GetProperty("mobile").GetString());
        Assert.Equal($"138****{stranger.Mobile[^4..]}", theirs.GetProperty("data").GetProperty("mobile").GetString());
        Assert.Equal("", mine.GetProperty("data").GetProperty("token").GetString());
        Assert.Equal("", theirs.GetProperty("data").GetProperty("token").GetString());
    }

    [Fact]
    public async Task AGroup_IsWrittenInTheOldOrderOfKeys_WhenMadeAndInTheList()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var made = await app.AskAsync(OldApi.With("form", "/contact/createcommunity", ("ownerid", $"{me.Id}"), ("name", "足球队"), ("icon", "/mnt/2.png"), ("cate", "3"), ("memo", "周六"), ("id", "7"), ("createat", "2001-01-01"), ("token", me.Token)));
        var data = JsonDocument.Parse(made).RootElement.GetProperty("data");
        var group = $$"""{"id":{{data.GetProperty("id")}},"name":"足球队","ownerid":{{me.Id}},"icon":"/mnt/2.png","cate":3,"memo":"周六","createat":"{{data.GetProperty("createat")}}"}""";
        Assert.Equal($$"""{"code":0,"msg":"","data":{{group}}}""", made);
        Assert.InRange(data.GetProperty("id").GetInt64(), 10000, 99_999_999);
        Assert.Matches(Rfc3339(), data.GetProperty("createat").GetString());
        Assert.DoesNotContain("2001", data.GetProperty("createat").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($$"""{"code":0,"msg":"","rows":[{{group[..^1]}}""", await app.AskAsync(OldApi.Get($"/contact/loadcommunity?userid={me.Id}&token={me.Token}")), StringComparison.Ordinal);
    }

    private static (long Id, string Token, string CreatedAt) Given(string reply)
    {
        var data = JsonDocument.Parse(reply).RootElement.GetProperty("data");
        return (data.GetProperty("id").GetInt64(), data.GetProperty("token").GetString()!, data.GetProperty("createat").GetString()!);
    }

    /// <summary>To the second, with an offset; Z only for none.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-](?!00:00)\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
