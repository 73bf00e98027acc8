using System.Globalization;
using System.Security.Claims;
using ImChat.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>Signs a browser in to our pages and out again: Identity's cookie, and a sign-in that its owner can see and end.</summary>
internal sealed class PageSignIn(SignInManager<ChatUser> signIn, Sessions sessions)
{
    /// <summary>The claim that names the sign-in.</summary>
    public const string SessionClaim = "imchat:session";

    /// <summary>How they proved who they are: <c>pwd</c>, <c>otp</c> or <c>passkey</c>.</summary>
    public const string MethodClaim = ClaimTypes.AuthenticationMethod;

    /// <summary>A new sign-in; the one this browser had is over.</summary>
    public async Task SignInAsync(ChatUser user, string method)
    {
        await EndAsync();
        var session = await sessions.OpenAsync(new UserId(user.Id), signIn.Context);
        await WriteAsync(user, session, method);
    }

    /// <summary>The same sign-in, after something that made its cookie invalid.</summary>
    public Task RefreshAsync(ChatUser user) =>
        WriteAsync(user, signIn.Context.User.Session(), signIn.Context.User.FindFirstValue(MethodClaim) ?? "pwd");

    public async Task SignOutAsync()
    {
        await EndAsync();
        await signIn.SignOutAsync();
    }

    private Task WriteAsync(ChatUser user, SessionId session, string method) => signIn.SignInWithClaimsAsync(user, isPersistent: true,
        [new Claim(SessionClaim, session.Value.ToString(CultureInfo.InvariantCulture)), new Claim(MethodClaim, method)]);

    private async Task EndAsync()
    {
        var before = signIn.Context.User;
        if (before.Identity?.IsAuthenticated == true && before.HasClaim(claim => claim.Type == SessionClaim))
            await sessions.EndAsync(before.Id(), before.Session(), signIn.Context.RequestAborted);
    }
}
