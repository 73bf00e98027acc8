using System.Text.Json;
using AngleSharp.Html.Dom;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Accounts;

public class SecondFactorTests(AppFactory app)
{
    [Fact]
    public async Task WithAnAuthenticator_ThePasswordAloneIsNotEnough()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var (authenticator, codes) = await TurnOnAsync(me);
        Assert.Equal(10, codes.Count);

        using var there = new PageClient(app.Address);
        var question = await there.SignInAsync(me.Mobile, PageClient.Password);
        Assert.False(await there.IsSignedInAsync());
        question = await AnswerAsync(there, question, "000000");
        Assert.Contains("not right", question.QuerySelector(".problem")!.TextContent);
        Assert.False(await there.IsSignedInAsync());
        await AnswerAsync(there, question, authenticator.Code());
        Assert.True(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task ARecoveryCode_StandsForTheCode_Once()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var (_, codes) = await TurnOnAsync(me);
        using var first = new PageClient(app.Address);
        await AnswerAsync(first, await first.SignInAsync(me.Mobile, PageClient.Password), codes[0].ToLowerInvariant());
        Assert.True(await first.IsSignedInAsync());
        using var second = new PageClient(app.Address);
        await AnswerAsync(second, await second.SignInAsync(me.Mobile, PageClient.Password), codes[0]);
        Assert.False(await second.IsSignedInAsync());
    }

    [Fact]
    public async Task AnOldClient_NeedsAnAppPassword_AndWhatItHadBeforeIsOver()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        using var old = await LegacyClient.SignInAsync(app.NewClient(), me.Mobile, PageClient.Password);
        await TurnOnAsync(me);
        Assert.Equal("请先登录", Message(await old.PostAsync("/contact/loadfriend", ("userid", old.Id))));
        Assert.Equal("请在网页版登录", Message(await LoginAsync(me.Mobile, PageClient.Password)));
        Assert.Equal("密码不正确", Message(await LoginAsync(me.Mobile, "wrong-River-24")));

        var page = await me.SubmitAsync("/account/security", "app-password");
        var password = page.QuerySelector("[data-testid=new-secrets] code")!.TextContent;
        Assert.Equal(0, (await LoginAsync(me.Mobile, password)).GetProperty("code").GetInt32());
        // It opens nothing else, nor does the token that one gets for it.
        using var embedded = new PageClient(app.Address);
        using var link = await embedded.GetAsync($"/chat/index.shtml?id={me.Id}&token={Token(await LoginAsync(me.Mobile, password))}");
        Assert.False(await embedded.IsSignedInAsync());
        using var there = new PageClient(app.Address);
        Assert.NotNull((await there.SignInAsync(me.Mobile, password)).QuerySelector(".problem:not([hidden])"));
    }

    [Fact]
    public async Task ARecoveryCode_DoesNotTurnItOn_AsTheAppIsNotSetUp()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var made = await me.SubmitAsync("/account/security", "recovery");
        var setup = await me.SubmitAsync("/account/security", "authenticator-start");
        await me.SubmitAsync(setup, "/account/security", "authenticator", ("code", made.QuerySelector("[data-testid=new-secrets] code")!.TextContent));
        using var there = new PageClient(app.Address);
        await there.SignInAsync(me.Mobile, PageClient.Password);
        Assert.True(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task GuessingTheCodeThatTurnsItOff_IsSlowedDown()
    {
        await using var slow = new AppFactory(new() { ["RateLimits:LoginPerMinute"] = "1000" });
        await slow.InitializeAsync();
        using var me = await PageClient.RegisterAsync(slow.Address);
        var (authenticator, _) = await TurnOnAsync(me);
        for (var i = 0; i < 5; i++)
            await me.SubmitAsync("/account/security", "authenticator", ("code", "000000"));
        await me.SubmitAsync("/account/security", "authenticator", ("code", authenticator.Code()));
        using var there = new PageClient(slow.Address);
        await there.SignInAsync(me.Mobile, PageClient.Password);
        Assert.False(await there.IsSignedInAsync());
        Assert.Contains("Turn off", (await me.ReadAsync("/account/security")).Body!.TextContent);
    }

    [Fact]
    public async Task TurnedOffWithACode_ThePasswordIsEnoughAgain()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var (authenticator, _) = await TurnOnAsync(me);
        await me.SubmitAsync("/account/security", "authenticator", ("code", "000000"));
        using var there = new PageClient(app.Address);
        await there.SignInAsync(me.Mobile, PageClient.Password);
        Assert.False(await there.IsSignedInAsync());
        await me.SubmitAsync("/account/security", "authenticator", ("code", authenticator.Code()));
        Assert.True(await me.IsSignedInAsync());
        await there.SignInAsync(me.Mobile, PageClient.Password);
        Assert.True(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task AForgottenPassword_IsResetByARecoveryCode_AndAllSignInsEnd()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var made = await me.SubmitAsync("/account/security", "recovery");
        var code = made.QuerySelector("[data-testid=new-secrets] code")!.TextContent;
        using var forgetful = new PageClient(app.Address);
        var wrong = await forgetful.SubmitAsync("/account/recover", "recover", ("mobile", me.Mobile), ("code", "AAAAA-BBBBB"), ("wanted", "found-River-26"));
        Assert.NotNull(wrong.QuerySelector(".problem"));
        Assert.True(await me.IsSignedInAsync());
        var done = await forgetful.SubmitAsync("/account/recover", "recover", ("mobile", me.Mobile), ("code", code), ("wanted", "found-River-26"));
        Assert.NotNull(done.QuerySelector(".done"));
        Assert.False(await me.IsSignedInAsync());
        await forgetful.SignInAsync(me.Mobile, "found-River-26");
        Assert.True(await forgetful.IsSignedInAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"},"clientExtensionResults":{}}""")]
    public async Task APasskeyThatIsNone_IsToldSo_ByBothForms(string credential)
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        var signIn = await me.SubmitAsync("/account/login", "passkey", ("credential", credential));
        Assert.NotNull(signIn.QuerySelector(".problem:not([hidden])"));
        var added = await me.SubmitAsync("/account/security", "passkey-add", ("credential", credential));
        Assert.NotNull(added.QuerySelector(".problem:not([hidden])"));
        Assert.Null(added.QuerySelector("[data-testid=passkey]"));
        Assert.DoesNotContain(app.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static async Task<(Authenticator Authenticator, IReadOnlyList<string> Codes)> TurnOnAsync(PageClient me)
    {
        var setup = await me.SubmitAsync("/account/security", "authenticator-start");
        var authenticator = new Authenticator(setup.QuerySelector("[data-testid=authenticator-key]")!.TextContent);
        var done = await me.SubmitAsync(setup, "/account/security", "authenticator", ("code", authenticator.Code()));
        return (authenticator, [.. done.QuerySelectorAll("[data-testid=new-secrets] code").Select(code => code.TextContent)]);
    }

    private static Task<IHtmlDocument> AnswerAsync(PageClient client, IHtmlDocument question, string code) =>
        client.SubmitAsync(question, "/account/login", "code", ("code", code));

    private static string? Token(JsonElement reply) => reply.GetProperty("data").GetProperty("token").GetString();

    private static string? Message(JsonElement reply) => reply.GetProperty("msg").GetString();

    private async Task<JsonElement> LoginAsync(string mobile, string password)
    {
        using var http = app.NewClient();
        return await LegacyClient.PostAsync(http, "/user/login", ("mobile", mobile), ("passwd", password));
    }
}
