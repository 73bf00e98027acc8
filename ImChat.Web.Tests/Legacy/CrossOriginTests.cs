using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>From which pages a proof is taken.</summary>
public sealed class CrossOriginTests(AppFactory app)
{
    public static TheoryData<string> AllProofs => [.. Proofs.All];

    public static MatrixTheoryData<string, string> ForeignOrigins => new(
        Proofs.All,
        ["http://evil.example", "null", "", "http://localhost:1", "http://localhost", "https://{0}", "http://{0}.evil.example", "http://evil.example/{0}", "http://127.0.0.1", "http://{0}, http://{0}"]);

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task FromAnotherOrigin_NoProofCounts(string proof, string origin)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).By(proof, me, app).From("Origin", string.Format(null, origin, app.Address.Authority))));
    }

    [Theory]
    [MemberData(nameof(AllProofs))]
    public async Task FromOurOwnOrigin_OrFromNone_EveryProofCounts(string proof)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).By(proof, me, app).From("Origin", app.Origin())), StringComparison.Ordinal);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).By(proof, me, app)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("none", true)]
    [InlineData("same-origin", true)]
    [InlineData("something new", false)]
    public async Task WithoutOrigin_ACookieCounts_WhenTheBrowserSaysThatOurPageOrThePersonAsks(string site, bool counts)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var reply = await app.AskAsync(Friends(me).By("cookie", me, app).From("Sec-Fetch-Site", site));
        Assert.Equal(counts ? """{"code":0,"msg":"","rows":[],"total":0}""" : OldApi.SignInFirst, reply);
    }

    [Theory]
    [InlineData("image", "cookie")]
    [InlineData("document", "cookie")]
    [InlineData("image", "referer")]
    public async Task WhatABrowserFetchesForAPage_IsNoCall_WhateverItCarries(string destination, string proof)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var request = Friends(me).By(proof, me, app).From("Sec-Fetch-Site", "same-origin").From("Sec-Fetch-Dest", destination);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(request));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("same-origin")]
    public async Task WithoutOrigin_ATokenCounts_WhoeverAsks(string site)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).By("token", me, app).From("Sec-Fetch-Site", site)), StringComparison.Ordinal);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).By("bearer", me, app).From("Sec-Fetch-Site", site)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutOriginAndFetchMetadata_ALinkFollowedFromElsewhere_ProvesNothingByCookie_AndAPostDoes()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).By("cookie", me, app).From("Accept", "text/html,*/*;q=0.8")));
        var post = OldApi.Body("/contact/loadfriend", $"userid={me.Id}").By("cookie", me, app).From("Accept", "text/html,*/*;q=0.8");
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(post), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example/chat/index.shtml?id={1}&token={2}")]
    [InlineData("https://{0}/chat/index.shtml?id={1}&token={2}")]
    [InlineData("http://localhost:1/chat/index.shtml?id={1}&token={2}")]
    [InlineData("http://{0}@evil.example/chat/index.shtml?id={1}&token={2}")]
    [InlineData("http://{0}.evil.example/?id={1}&token={2}")]
    [InlineData("/chat/index.shtml?id={1}&token={2}")]
    [InlineData("http://{0}/chat/index.shtml?token={2}")]
    [InlineData("http://{0}/chat/index.shtml?id=1{1}&token={2}")]
    [InlineData("http://{0}/chat/index.shtml?id={1}&id={1}&token={2}")]
    [InlineData("http://{0}/chat/index.shtml?id={1}&token={2}&token={2}")]
    [InlineData("http://{0}/chat/index.shtml#id={1}&token={2}")]
    [InlineData("not an address")]
    public async Task ARefererThatIsNotOurChatPageOfThatPerson_ProvesNothing(string referer)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).From("Referer", string.Format(null, referer, app.Address.Authority, me.Id, me.Token))));
    }

    private static HttpRequestMessage Friends(LegacyClient of) => OldApi.Get($"/contact/loadfriend?userid={of.Id}");
}
