using ImChat.Domain.People;
using ImChat.Web.Accounts;

namespace ImChat.Web.Legacy.Api;

/// <summary>Register, log in, log out and find somebody, as old clients do.</summary>
internal static class AccountEndpoints
{
    public static async Task RegisterAsync(HttpContext context, AccountDesk desk, LegacyTokens tokens, LegacyOptions options)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var account = new NewAccount(
            form.Text("mobile"),
            form.Text("passwd", "password", "pwd"),
            form.Text("nickname", "nick_name"),
            form.Text("avatar"),
            LegacySex.Parse(form.Text("sex")),
            form.Text("memo"));
        await SignedInAsync(context, await desk.RegisterAsync(account, context.Connection.RemoteIpAddress), tokens, options);
    }

    public static async Task LoginAsync(HttpContext context, AccountDesk desk, LegacyTokens tokens, LegacyOptions options)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var result = await desk.CheckOldClientAsync(form.Text("mobile"), form.Text("passwd", "password", "pwd"), context.Connection.RemoteIpAddress);
        await SignedInAsync(context, result, tokens, options);
    }

    public static async Task FindAsync(HttpContext context, LegacyCaller caller, PeopleFinder finder)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var me = await caller.FindAsync(context, form, 0);
        if (me is null && !caller.IsOpen)
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
        else if (await finder.FindAsync(me ?? default, new UserId(form.Number("id", "dstid", "userid", "user_id")), context.RequestAborted) is { } person)
            await LegacyReply.DataAsync(context, json => LegacyReply.Write(json, person, isKnown: person.Id == me));
        else
            await LegacyReply.FailAsync(context, LegacyTexts.UnknownPerson);
    }

    /// <summary>Changes one's own profile; what is not given stays, and a nickname never becomes empty.</summary>
    public static async Task ChangeAsync(HttpContext context, LegacyCaller caller, Profile profile)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, form.Number("id", "userid", "user_id")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var change = new ProfileChange(
            form.Given("nickname", "nick_name") is { Length: > 0 } nickname ? nickname : null,
            form.Given("avatar"),
            form.Given("sex") is { } sex ? LegacySex.Parse(sex) : null,
            form.Given("memo"));
        if (await profile.ChangeAsync(me, change, context.RequestAborted) is { } person)
            await LegacyReply.DataAsync(context, json => LegacyReply.Write(json, person, isKnown: true), LegacyTexts.ProfileChanged);
        else
            await LegacyReply.FailAsync(context, LegacyTexts.Of(AccountProblem.MemoTooLong));
    }

    /// <summary>Ends the token and this browser's session.</summary>
    public static async Task LogoutAsync(HttpContext context, LegacyCaller caller, LegacyTokens tokens)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, form.Number("id", "userid", "user_id")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var cookie = LegacyCaller.CookieName(me);
        await tokens.RevokeAsync(me, context.Request.Cookies[cookie], context.RequestAborted);
        context.Response.Cookies.Delete(cookie);
        await LegacyReply.DoneAsync(context);
    }

    private static async Task SignedInAsync(HttpContext context, AccountResult result, LegacyTokens tokens, LegacyOptions options)
    {
        if (!result.IsDone)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.Of(result.Problem.Value));
            return;
        }
        var person = result.User.AsPerson();
        var token = await tokens.ReplaceQueryTokenAsync(person.Id, context.RequestAborted);
        // A page elsewhere must not leave a browser signed in as somebody its owner is not.
        if (Origins.IsWelcome(context.Request, options))
            await KeepSessionAsync(context, person.Id, tokens);
        await LegacyReply.DataAsync(context, json => LegacyReply.Write(json, person, isKnown: true, token));
    }

    private static async Task KeepSessionAsync(HttpContext context, UserId person, LegacyTokens tokens) =>
        context.Response.Cookies.Append(LegacyCaller.CookieName(person), await tokens.OpenSessionAsync(person, context), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = LegacyTokens.SessionLifetime,
        });
}
