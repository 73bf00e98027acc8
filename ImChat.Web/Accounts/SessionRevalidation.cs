using System.Security.Claims;
using ImChat.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ImChat.Web.Accounts;

/// <summary>Asks once a minute whether an open page's sign-in still counts: a changed password or a disabled account ends it.</summary>
internal sealed class SessionRevalidation(ILoggerFactory loggers, Sessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <summary>Whether it still counts. While the database cannot be asked it does: it is asked again in a minute, and what is ended ends pages at once.</summary>
    internal async Task<bool> StillCountsAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        try
        {
            return await sessions.IsOpenAsync(user.Id(), user.Session(), cancellation);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            return true;
        }
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        StillCountsAsync(authenticationState.User, cancellationToken);
}
