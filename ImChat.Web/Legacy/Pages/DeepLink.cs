using System.Security.Cryptography;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Legacy.Pages;

/// <summary>
/// <c>/chat/index.shtml?id=&amp;token=</c>: other sites embed it to bring a person in. Signs them in and leaves the token behind; when somebody
/// else is signed in here, a page asks first.
/// </summary>
internal sealed class DeepLink(LegacyTokens tokens, IDataProtectionProvider protection)
{
    /// <summary>How long the question may stand unanswered.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("deep-link").ToTimeLimitedDataProtector();

    public async Task<IResult> FollowAsync(HttpContext context)
    {
        // The address holds a secret: nobody is to remember it or to be told it.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = context.Request.Query;
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        if (query["id"] is not [{ } id] || query["token"] is not [{ } token]
            || await tokens.FindByQueryTokenAsync(token, context.RequestAborted) is not { } person || person.ToString() != id)
        {
            return Results.LocalRedirect(isSignedIn ? "/" : "/account/login");
        }
        if (isSignedIn && context.User.Id() != person)
            return Results.LocalRedirect($"/account/switch?ticket={tickets.Protect(person.ToString(), TicketLifetime)}");
        if (!isSignedIn)
            await SignInAsync(context.RequestServices, person);
        return Results.LocalRedirect("/");
    }

    /// <summary>Whom a ticket of ours is for, or null when it is over or none.</summary>
    public UserId? Read(string? ticket)
    {
        try
        {
            return string.IsNullOrEmpty(ticket) ? null : new UserId(long.Parse(tickets.Unprotect(ticket), System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Signs this person in to the pages; not where a second factor is asked for, which an old client's token does not stand for.
    /// </summary>
    public static async Task SignInAsync(IServiceProvider services, UserId person)
    {
        if (await services.GetRequiredService<UserManager<ChatUser>>().FindByIdAsync(person.ToString()) is { TwoFactorEnabled: false, IsDisabled: false } user)
            await services.GetRequiredService<PageSignIn>().SignInAsync(user, "pwd");
    }
}
