using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class ParameterSourceTests(AppFactory app)
{
    public static MatrixTheoryData<string, string> Everywhere => new(
        ["query", "form", "multipart", "json", "json strings"],
        ["register", "login", "find", "loadfriend", "addfriend", "loadcommunity", "joincommunity", "createcommunity"]);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task EveryEndpoint_TakesItsParametersFromAnySource(string source, string endpoint)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("起点");
        (string, string)[] fields = endpoint switch
        {
            "register" => [("mobile", LegacyClient.NewMobile()), ("passwd", "新")],
            "login" => [("mobile", me.Mobile), ("passwd", LegacyClient.Password)],
            "find" => [("id", $"{you.Id}"), ("token", me.Token)],
            "loadfriend" or "loadcommunity" => [("userid", $"{me.Id}"), ("token", me.Token)],
            "addfriend" => [("userid", $"{me.Id}"), ("dstid", $"{you.Id}"), ("token", me.Token)],
            "joincommunity" => [("userid", $"{me.Id}"), ("dstid", $"{group}"), ("token", me.Token)],
            _ => [("ownerid", $"{me.Id}"), ("name", "a&b=c+d 群"), ("token", me.Token)],
        };
        var path = endpoint is "register" or "login" or "find" ? $"/user/{endpoint}" : $"/contact/{endpoint}";
        var reply = await app.AskJsonAsync(OldApi.With(source, path, fields));
        Assert.Equal((0, ""), (reply.GetProperty("code").GetInt32(), reply.GetProperty("msg").GetString()!.Replace("好友添加成功", "", StringComparison.Ordinal)));
        if (endpoint == "createcommunity")
            Assert.Equal("a&b=c+d 群", reply.GetProperty("data").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task EveryMethod_IsAnsweredAlike(string method)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal("""{"code":0,"msg":"","rows":[],"total":0}""", await app.AskAsync(OldApi.Get($"/contact/loadfriend?userid={me.Id}&token={me.Token}", method)));
        Assert.Equal(OldApi.Failure("该用户不存在"), await app.AskAsync(OldApi.Get("/user/login?mobile=nobody", method)));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("GET")]
    public async Task ABody_IsReadWhateverTheMethod(string method)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var reply = await app.AskJsonAsync(OldApi.Body("/contact/loadfriend", $"userid={me.Id}&token={me.Token}", method: method));
        Assert.Equal(0, reply.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("query")]
    [InlineData("form")]
    [InlineData("multipart")]
    [InlineData("json")]
    public async Task Names_MayBeInAnyLetterCase(string source)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var reply = await app.AskJsonAsync(OldApi.With(source, "/contact/loadfriend", ("USERID", $"{me.Id}"), ("ToKeN", me.Token)));
        Assert.Equal(0, reply.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("form")]
    [InlineData("multipart")]
    [InlineData("json")]
    public async Task TheBody_WinsOverTheQuery_WhichFillsWhatIsMissing(string source)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var reply = await app.AskJsonAsync(OldApi.With(source, $"/user/find?id={you.Id}&token={me.Token}", ("id", $"{me.Id}")));
        Assert.Equal(me.Id, Found(reply));
    }

    [Theory]
    [InlineData("id={0}&id={1}", OldApi.Urlencoded)]
    [InlineData("Id={0}&ID={1}", OldApi.Urlencoded)]
    [InlineData("{{\"id\":{0},\"id\":{1}}}", OldApi.Json)]
    [InlineData("{{\"ID\":\"{0}\",\"id\":{1}}}", OldApi.Json)]
    public async Task OfSeveral_TheFirstWins(string body, string type)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var reply = await app.AskJsonAsync(OldApi.Body($"/user/find?token={you.Token}", string.Format(null, body, me.Id, you.Id), type));
        Assert.Equal(me.Id, Found(reply));
    }

    [Fact]
    public async Task OfSeveralInTheQuery_TheFirstWins()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        Assert.Equal(me.Id, Found(await app.AskJsonAsync(OldApi.Get($"/user/find?id={me.Id}&ID={you.Id}&id={you.Id}&token={me.Token}"))));
    }

    private static long Found(JsonElement reply) => reply.GetProperty("data").GetProperty("id").GetInt64();
}
