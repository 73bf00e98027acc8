using System.Globalization;
using ImChat.Domain.People;
using ImChat.Web.Legacy;

namespace ImChat.Web.Sockets;

/// <summary>Who opens a socket.</summary>
internal sealed class SocketCaller(LegacyTokens tokens)
{
    /// <summary>Exactly one id and one token in the address, that belong together: all that old clients have.</summary>
    public async Task<UserId?> ByAddressAsync(HttpRequest request, CancellationToken cancellation) =>
        request.Query["token"] is [{ } token] && Claimed(request) is { } id ? Fits(id, await tokens.FindByQueryTokenAsync(token, cancellation)) : null;

    /// <summary>Beside that, a bearer token, or the session cookie of this id on a page of our own.</summary>
    public async Task<UserId?> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Query.ContainsKey("token"))
            return await ByAddressAsync(request, cancellation);
        var id = Claimed(request);
        if (id is null && request.Query.ContainsKey("id"))
            return null;
        if (LegacyCaller.Bearer(request) is { } bearer)
            return Fits(id, await tokens.FindByQueryTokenAsync(bearer, cancellation) ?? await tokens.FindBySessionAsync(bearer, cancellation));
        return id is { } person && request.Headers.Origin.Count > 0 && Origins.MayUseCookie(request)
            ? Fits(id, await tokens.FindBySessionAsync(request.Cookies[LegacyCaller.CookieName(person)], cancellation))
            : null;
    }

    private static UserId? Claimed(HttpRequest request) =>
        request.Query["id"] is [{ } id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new UserId(number) : null;

    private static UserId? Fits(UserId? claimed, UserId? found) => claimed is null || claimed == found ? found : null;
}
