using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ImChat.Web.Accounts;

/// <summary>Whether the cookie of our pages still counts: what was ended lately is known at once, and once a minute storage is asked.</summary>
internal sealed class SessionValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<ChatUser> signIn, ILoggerFactory loggers, Sessions sessions, RevocationWatch watch)
    : SecurityStampValidator<ChatUser>(options, signIn, loggers)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && watch.HasEnded(principal.Id(), principal.Session()))
        {
            context.RejectPrincipal();
            await SignInManager.SignOutAsync();
            return;
        }
        await base.ValidateAsync(context);
    }

    /// <summary>What says which sign-in it is goes on in the renewed cookie.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var kept = context.CurrentPrincipal?.Claims.Where(claim => claim.Type is PageSignIn.SessionClaim or PageSignIn.MethodClaim).ToList() ?? [];
        var identity = context.NewPrincipal?.Identities.First();
        foreach (var claim in kept.Where(claim => identity?.HasClaim(claim.Type, claim.Value) == false))
            identity!.AddClaim(claim);
        return Task.CompletedTask;
    }

    protected override async Task<ChatUser?> VerifySecurityStamp(ClaimsPrincipal? principal) =>
        await base.VerifySecurityStamp(principal) is { } user && await sessions.IsOpenAsync(principal!.Id(), principal!.Session(), CancellationToken.None) ? user : null;
}
