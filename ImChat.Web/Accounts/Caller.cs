using System.Globalization;
using System.Security.Claims;
using ImChat.Domain.People;

namespace ImChat.Web.Accounts;

internal static class Caller
{
    /// <summary>The number of the person who is signed in; only where authorisation has been checked.</summary>
    public static UserId Id(this ClaimsPrincipal principal) =>
        new(long.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture));
}
