using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>What the clients of the old server's siblings ask for.</summary>
public sealed class SiblingTests(AppFactory app)
{
    [Theory]
    [InlineData("/contact/friend")]
    [InlineData("/contact/loadusers")]
    public async Task FriendsAreListed_UnderOtherNames(string address)
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        await person.PostAsync("/user/addfriend", ("userid", person.Id), ("dstmobile", friend.Mobile));
        var reply = await person.PostAsync(address, ("userid", person.Id));
        Assert.Equal(friend.Id, reply.GetProperty("rows")[0].GetProperty("id").GetInt64());
        Assert.Equal(1, reply.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task AGroup_IsMadeJoinedByNameAndListedWithItsMembers()
    {
        using var owner = await LegacyClient.RegisterAsync(app);
        using var member = await LegacyClient.RegisterAsync(app);
        var name = $"by name {owner.Id}";
        var made = await owner.PostAsync("/contact/addcommunity", ("group_name", name), ("userid", owner.Id));
        var id = made.GetProperty("data").GetProperty("id").GetInt64();
        Assert.Equal(0, (await member.PostAsync("/user/joincommunity", ("dstname", name), ("ownerid", member.Id))).GetProperty("code").GetInt32());
        var row = (await member.PostAsync("/contact/community", ("userid", member.Id))).GetProperty("rows")[0];
        Assert.Equal(id, row.GetProperty("id").GetInt64());
        Assert.Equal("memids", row.EnumerateObject().Last().Name);
        Assert.Equal([owner.Id, member.Id], row.GetProperty("memids").EnumerateArray().Select(number => number.GetInt64()));
    }

    [Theory]
    [InlineData("/user/updateinfo", "id")]
    [InlineData("/modification", "id")]
    [InlineData("/user/updateUser", "userid")]
    public async Task AProfile_IsChangedByItsOwnerOnly(string address, string key)
    {
        using var person = await LegacyClient.RegisterAsync(app, "Before");
        using var other = await LegacyClient.RegisterAsync(app, "Other");
        var reply = await person.PostAsync(address, (key, person.Id), ("nickname", "After"), ("sex", "W"), ("memo", "一句话"));
        Assert.Equal("After", reply.GetProperty("data").GetProperty("nickname").GetString());
        Assert.Equal("W", reply.GetProperty("data").GetProperty("sex").GetString());
        Assert.Equal("一句话", reply.GetProperty("data").GetProperty("memo").GetString());
        Assert.Equal("After", (await person.PostAsync(address, (key, person.Id), ("nickname", ""))).GetProperty("data").GetProperty("nickname").GetString());
        Assert.Equal("请先登录", (await person.PostAsync(address, (key, other.Id), ("nickname", "Stolen"))).GetProperty("msg").GetString());
        Assert.Equal(-1, (await person.PostAsync(address, (key, person.Id), ("memo", new string('长', 501)))).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Logout_EndsTheToken()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        Assert.Equal(0, (await person.PostAsync("/user/logout", ("id", person.Id))).GetProperty("code").GetInt32());
        Assert.Equal("请先登录", (await person.PostAsync("/contact/friend", ("userid", person.Id))).GetProperty("msg").GetString());
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/user/login")]
    public async Task Login_TakesPasswordToo(string address)
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var http = app.NewClient();
        var reply = await LegacyClient.PostAsync(http, address, ("mobile", person.Mobile), ("password", LegacyClient.Password));
        Assert.Equal(person.Id, reply.GetProperty("data").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task History_IsForThoseInTheConversation_NewestFirstByPages()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        using var stranger = await LegacyClient.RegisterAsync(app);
        using var mine = await person.ConnectAsync();
        using var theirs = await friend.ConnectAsync();
        foreach (var word in (string[])["one", "two", "three"])
        {
            await mine.SendTextAsync(10, friend.Id, word);
            await theirs.ReceiveAsync();
        }
        Assert.Equal(["three", "two"], await WordsAsync(friend, person.Id, 0));
        Assert.Equal(["one"], await WordsAsync(friend, person.Id, 1));
        Assert.Empty(await WordsAsync(friend, person.Id, long.MaxValue));
        Assert.Empty(await WordsAsync(stranger, person.Id, 0));
        var records = (await friend.PostAsync("/contact/loadrecord", ("userid", friend.Id), ("dstid", person.Id), ("cate", 1))).GetProperty("rows");
        Assert.Equal("one", JsonDocument.Parse(records[0].GetProperty("text").GetString()!).RootElement.GetProperty("content").GetString());
        Assert.Equal("请先登录", (await stranger.PostAsync("/contact/loadrecord", ("userid", friend.Id), ("dstid", person.Id), ("cate", 1))).GetProperty("msg").GetString());
    }

    private static async Task<string?[]> WordsAsync(LegacyClient reader, long peer, long page)
    {
        var reply = await reader.PostAsync("/message/chathistory", ("userid", reader.Id), ("dstid", peer), ("cmd", 10), ("pagefrom", page), ("pagesize", 2));
        Assert.Equal(reply.GetProperty("rows").GetArrayLength(), reply.GetProperty("total").GetInt32());
        return [.. reply.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("content").GetString())];
    }
}
