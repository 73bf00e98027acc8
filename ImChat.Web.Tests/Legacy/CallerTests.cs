using ImChat.Web.Legacy;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Legacy;

public sealed class CallerTests(AppFactory app)
{
    public static MatrixTheoryData<string, string> Everywhere => new(Proofs.All, Proofs.Endpoints);

    public static TheoryData<string> Endpoints => [.. Proofs.Endpoints];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task OnesOwnProof_IsBelieved(string proof, string endpoint)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("门");
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Proofs.Call(endpoint, me, you, group).By(proof, me, app)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task SomebodyElsesProof_OpensNothing_ButFindingPeople(string proof, string endpoint)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("门");
        var reply = await app.AskAsync(Proofs.Call(endpoint, me, you, group).By(proof, you, app));
        if (endpoint == "find")
            Assert.StartsWith("""{"code":0,""", reply, StringComparison.Ordinal);
        else
            Assert.Equal(OldApi.SignInFirst, reply);
        await NothingHappenedAsync(me);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task AnExpiredProof_OpensNothing(string proof, string endpoint)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("门");
        var call = Proofs.Call(endpoint, me, you, group).By(proof, me, app);
        await AgeAsync(me, LegacyTokens.SessionLifetime + TimeSpan.FromSeconds(1));
        await me.LoginAsync();
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(call));
        await NothingHappenedAsync(me);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task WithoutAnyProof_NothingOpens(string endpoint)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var group = await you.CreateGroupAsync("门");
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Proofs.Call(endpoint, me, you, group)));
        await NothingHappenedAsync(me);
    }

    [Fact]
    public async Task ALoginElsewhere_EndsTheToken_ButNotTheCookie()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var (cookie, token) = (me.Cookie, me.Token);
        await me.LoginAsync();
        Assert.NotEqual(cookie, me.Cookie);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).From("Cookie", cookie)), StringComparison.Ordinal);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).From("Authorization", $"Bearer {token}")));
    }

    [Fact]
    public async Task ACookie_LastsASessionsLifetime()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        await AgeAsync(me, LegacyTokens.SessionLifetime - TimeSpan.FromMinutes(1));
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(Friends(me).By("cookie", me, app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoCookiesInOneJar_AreTwoPeople()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        await you.AddFriendAsync(friend.Id);
        var jar = $"{me.Cookie}; {you.Cookie}";
        Assert.EndsWith("\"total\":0}", await app.AskAsync(Friends(me).From("Cookie", jar)), StringComparison.Ordinal);
        Assert.EndsWith("\"total\":1}", await app.AskAsync(Friends(you).From("Cookie", jar)), StringComparison.Ordinal);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(friend).From("Cookie", jar)));
    }

    [Theory]
    [InlineData("imchat.{0}={1}x")]
    [InlineData("imchat.{0}=")]
    [InlineData("imchat.{0}")]
    [InlineData("imchat.={1}")]
    [InlineData("Imchat.{0}={1}")]
    [InlineData("imchat.{0}={2}")]
    [InlineData("imchat.+{0}={1}")]
    public async Task ACookieThatIsNotTheOneGiven_ProvesNothing(string cookie)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        var (mine, yours) = (me.Cookie.Split('=')[1], you.Cookie.Split('=')[1]);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).From("Cookie", string.Format(null, cookie, me.Id, mine, yours))));
    }

    [Fact]
    public async Task ATokenInAnotherLetterCase_IsAnotherToken()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        me.Token = me.Token.ToLowerInvariant();
        foreach (var proof in (string[])["token", "bearer", "referer"])
            Assert.Equal(OldApi.SignInFirst, await app.AskAsync(Friends(me).By(proof, me, app)));
    }

    private static HttpRequestMessage Friends(LegacyClient of) => OldApi.Get($"/contact/loadfriend?userid={of.Id}");

    private async Task AgeAsync(LegacyClient person, TimeSpan age)
    {
        await using var db = app.OpenDatabase();
        var opened = DateTimeOffset.UtcNow - age;
        Assert.Equal(1, await db.Sessions.Where(s => s.UserId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.CreatedAt, opened)));
    }

    private static async Task NothingHappenedAsync(LegacyClient me)
    {
        Assert.Equal(0, (await me.PostAsync("/contact/loadfriend", ("userid", me.Id))).GetProperty("total").GetInt32());
        Assert.Equal(0, (await me.PostAsync("/contact/loadcommunity", ("userid", me.Id))).GetProperty("total").GetInt32());
    }
}
