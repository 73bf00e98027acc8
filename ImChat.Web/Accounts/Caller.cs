using System.Globalization;
using System.Security.Claims;
using ImChat.Domain.People;

namespace ImChat.Web.Accounts;

internal static class Caller
{
    /// <summary>The number of the person who is signed in; only where authorisation has been checked.</summary>
    public static UserId Id(this ClaimsPrincipal principal) =>
        new(long.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture));

    /// <summary>Which of their sign-ins this is; none that counts where the cookie does not say.</summary>
    public static SessionId Session(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(PageSignIn.SessionClaim), CultureInfo.InvariantCulture, out var number) ? new SessionId(number) : new SessionId(-1);
}
