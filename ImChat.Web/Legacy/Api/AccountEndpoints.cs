using ImChat.Domain.People;
using ImChat.Web.Accounts;

namespace ImChat.Web.Legacy.Api;

/// <summary>Register, log in, log out and find somebody, as old clients do.</summary>
internal static class AccountEndpoints
{
    public static async Task RegisterAsync(HttpContext context, AccountDesk desk, LegacyTokens tokens)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var account = new NewAccount(
            form.Text("mobile"),
            form.Text("passwd", "password", "pwd"),
            form.Text("nickname", "nick_name"),
            form.Text("avatar"),
            LegacySex.Parse(form.Text("sex")),
            form.Text("memo"));
        await SignedInAsync(context, await desk.RegisterAsync(account, context.Connection.RemoteIpAddress), tokens);
    }

    public static async Task LoginAsync(HttpContext context, AccountDesk desk, LegacyTokens tokens)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var result = await desk.CheckPasswordAsync(form.Text("mobile"), form.Text("passwd", "password", "pwd"), context.Connection.RemoteIpAddress);
        await SignedInAsync(context, result, tokens);
    }

    public static async Task FindAsync(HttpContext context, LegacyCaller caller, IPersonStore people)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, 0) is not { } me)
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
        else if (await people.FindAsync(new UserId(form.Number("id", "dstid", "userid", "user_id")), context.RequestAborted) is { } person)
            await LegacyReply.DataAsync(context, json => LegacyReply.Write(json, person, isKnown: person.Id == me));
        else
            await LegacyReply.FailAsync(context, LegacyTexts.UnknownPerson);
    }

    private static async Task SignedInAsync(HttpContext context, AccountResult result, LegacyTokens tokens)
    {
        if (!result.IsDone)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.Of(result.Problem.Value));
            return;
        }
        var user = result.User;
        var person = new Person(new UserId(user.Id), user.UserName!, user.Nickname, user.Avatar, user.Sex, user.Memo, user.CreatedAt);
        var token = await tokens.ReplaceQueryTokenAsync(person.Id, context.RequestAborted);
        context.Response.Cookies.Append(LegacyCaller.CookieName(person.Id), await tokens.OpenSessionAsync(person.Id, context.RequestAborted), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = LegacyTokens.SessionLifetime,
        });
        await LegacyReply.DataAsync(context, json => LegacyReply.Write(json, person, isKnown: true, token));
    }
}
