using System.Net;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class OldPagesTests(AppFactory app)
{
    [Theory]
    [InlineData("/user/login.shtml", "/account/login")]
    [InlineData("/login.shtml", "/account/login")]
    [InlineData("/chat/login.shtml", "/account/login")]
    [InlineData("/user/register.shtml", "/account/register")]
    [InlineData("/chat/createcom.shtml", "/contacts")]
    [InlineData("/chat/profile.shtml", "/me")]
    [InlineData("/chat/main.shtml", "/")]
    [InlineData("//user//login.shtml", "/account/login")]
    [InlineData("/chat/index.shtml", "/account/login")]
    [InlineData("/chat/index.shtml?id=10000&token=nonsense", "/account/login")]
    public async Task AnOldAddress_LeadsToThePageThatDoesItsWorkNow(string old, string now)
    {
        using var http = app.NewClient();
        using var response = await http.GetAsync(new Uri(app.Address, "/").ToString().TrimEnd('/') + old);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(now, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task ADeepLink_SignsIn_AndLeavesTheTokenBehind()
    {
        using var person = await LegacyClient.RegisterAsync(app, "Embedded");
        using var response = await FollowAsync(person, cookie: null);
        Assert.Equal("/", response.Headers.Location?.ToString());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        using var http = app.NewClient();
        http.DefaultRequestHeaders.Add("Cookie", SessionOf(response));
        Assert.Contains($">{person.Id}<", await http.GetStringAsync("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeepLinkOfSomebodyElse_AsksFirst()
    {
        using var first = await LegacyClient.RegisterAsync(app, "First");
        using var second = await LegacyClient.RegisterAsync(app, "Second");
        using var signedIn = await FollowAsync(first, cookie: null);
        using var asked = await FollowAsync(second, SessionOf(signedIn));
        Assert.StartsWith("/account/switch?ticket=", asked.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Token, asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(asked.Headers.Contains("Set-Cookie"));
        using var http = app.NewClient();
        http.DefaultRequestHeaders.Add("Cookie", SessionOf(signedIn));
        Assert.Contains("Second", await http.GetStringAsync(asked.Headers.Location), StringComparison.Ordinal);
        Assert.Contains("no longer good", await http.GetStringAsync("/account/switch?ticket=forged"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/asset/")]
    [InlineData("/asset/js/util.js")]
    [InlineData("/nothing.shtml")]
    public async Task WithoutAnAssetFolder_ThereIsNothing(string address)
    {
        using var http = app.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task AnAssetFolder_IsServedByGetAndPost_WithoutListingOrWayOut()
    {
        await using var own = new AppFactory(new() { ["Legacy:AssetRoot"] = Path.Combine(OldClientSite.Folder, "asset") });
        await own.InitializeAsync();
        using var http = own.NewClient();
        using var posted = await http.PostAsync(own.Address + "/asset/plugins/doutu//emoj/info.json", null);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.StartsWith("{\"id\":\"emoj\"", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("image/gif", (await http.GetAsync(own.Address + "asset/plugins/doutu//emoj/1.gif")).Content.Headers.ContentType?.MediaType);
        foreach (var address in (string[])["asset/", "asset/js/", "asset/../README.md", "asset/%2e%2e/README.md", "asset/..%2fREADME.md"])
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(own.Address + address)).StatusCode);
    }

    private static string SessionOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("imchat-session=", StringComparison.Ordinal)).Split(';')[0];

    private async Task<HttpResponseMessage> FollowAsync(LegacyClient person, string? cookie)
    {
        using var http = app.NewClient();
        if (cookie is not null)
            http.DefaultRequestHeaders.Add("Cookie", cookie);
        var response = await http.GetAsync($"/chat/index.shtml?id={person.Id}&token={person.Token}");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response;
    }
}
