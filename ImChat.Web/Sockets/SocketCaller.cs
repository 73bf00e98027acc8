using System.Globalization;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Legacy;

namespace ImChat.Web.Sockets;

/// <summary>Who opens a socket, and by which sign-in.</summary>
internal sealed class SocketCaller(LegacyTokens tokens, RevocationWatch watch)
{
    /// <summary>Exactly one id and one token in the address, that belong together: all that old clients have.</summary>
    public async Task<SessionProof?> ByAddressAsync(HttpRequest request, CancellationToken cancellation) =>
        request.Query["token"] is [{ } token] && Claimed(request) is { } id ? Fits(id, await ByQueryTokenAsync(token, cancellation)) : null;

    /// <summary>Beside that, a bearer token, or the session cookie of this id on a page of our own.</summary>
    public async Task<SessionProof?> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Query.ContainsKey("token"))
            return await ByAddressAsync(request, cancellation);
        var id = Claimed(request);
        if (id is null && request.Query.ContainsKey("id"))
            return null;
        if (LegacyCaller.Bearer(request) is { } bearer)
            return Fits(id, await ByQueryTokenAsync(bearer, cancellation) ?? await tokens.FindSessionAsync(bearer, cancellation));
        return id is { } person && request.Headers.Origin.Count > 0 && Origins.MayUseCookie(request)
            ? Fits(id, await tokens.FindSessionAsync(request.Cookies[LegacyCaller.CookieName(person)], cancellation))
            : null;
    }

    /// <summary>
    /// Whether the proof still holds, now that its connection is known: what was ended between the question and that would not be ended again.
    /// </summary>
    public async Task<bool> StillHoldsAsync(SessionProof proof, Func<Task<SessionProof?>> find) => !watch.HasEnded(proof.Person, proof.Session) || await find() == proof;

    private static UserId? Claimed(HttpRequest request) =>
        request.Query["id"] is [{ } id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new UserId(number) : null;

    private static SessionProof? Fits(UserId? claimed, SessionProof? found) => claimed is null || claimed == found?.Person ? found : null;

    private async Task<SessionProof?> ByQueryTokenAsync(string? token, CancellationToken cancellation) =>
        await tokens.FindByQueryTokenAsync(token, cancellation) is { } person ? new SessionProof(person, SessionId.AddressToken) : null;
}
