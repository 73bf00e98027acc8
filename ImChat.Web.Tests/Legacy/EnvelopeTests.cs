using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class EnvelopeTests(AppFactory app)
{
    [Theory]
    [InlineData("/contact/loadfriend")]
    [InlineData("/contact/loadcommunity")]
    public async Task AListWithoutHits_HasEmptyRowsAndTotalZero(string path)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal("""{"code":0,"msg":"","rows":[],"total":0}""", await app.AskAsync(OldApi.Get($"{path}?userid={me.Id}&token={me.Token}")));
    }

    [Fact]
    public async Task SuccessWithoutPayload_HasNoDataAtAll()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("水族馆");
        Assert.Equal("""{"code":0,"msg":"好友添加成功"}""", await app.AskAsync(OldApi.Get($"/contact/addfriend?userid={me.Id}&dstid={you.Id}&token={me.Token}")));
        Assert.Equal(OldApi.Done, await app.AskAsync(OldApi.Get($"/contact/joincommunity?userid={me.Id}&dstid={group}&token={me.Token}")));
    }

    [Fact]
    public async Task AFailure_HasCodeAndSentenceOnly() =>
        Assert.Equal("""{"code":-1,"msg":"请先登录"}""", await app.AskAsync(OldApi.Get("/contact/loadfriend")));

    [Theory]
    [InlineData("/contact/loadfriend")]
    [InlineData("/user/login")]
    public async Task TheHeaders_NameTheTypeWithoutCharset_AndTheLength_EvenToABrowserThatTakesCompression(string path)
    {
        using var http = app.NewClient();
        using var request = OldApi.Get(path);
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br, zstd");
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(["application/json"], response.Content.Headers.NonValidated["Content-Type"]);
        Assert.Equal([$"{body.Length}"], response.Content.Headers.NonValidated["Content-Length"]);
        Assert.Null(response.Headers.TransferEncodingChunked);
        Assert.Equal((byte)'{', body[0]);
        Assert.Equal((byte)'}', body[^1]);
    }

    [Fact]
    public async Task Chinese_TravelsRaw()
    {
        using var me = await LegacyClient.RegisterAsync(app, "张三");
        using var http = app.NewClient();
        var body = await http.GetByteArrayAsync($"/user/find?id={me.Id}&token={me.Token}");
        Assert.True(body.AsSpan().IndexOf("\"nickname\":\"张三\""u8) > 0, Encoding.UTF8.GetString(body));
    }

    [Fact]
    public async Task AHeadRequest_IsAnsweredWithHeadersOnly()
    {
        Assert.Equal("", await app.AskAsync(OldApi.Get("/contact/loadfriend", "HEAD")));
    }

    [Theory]
    [InlineData("/user/login")]
    [InlineData("/contact/loadfriend")]
    public async Task AnAnswer_IsKeptByNoCache(string path)
    {
        using var http = app.NewClient();
        using var response = await http.GetAsync(path);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
