using System.Globalization;
using ImChat.Domain.People;
using ImChat.Web.Legacy.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace ImChat.Web.Legacy;

/// <summary>
/// Who is calling the old HTTP API. The number in the request is a claim; a token, a bearer, the cookie of that number or a page of ours
/// with id and token in its address proves it.
/// </summary>
internal sealed class LegacyCaller(LegacyTokens tokens, LegacyOptions options, IPersonStore people)
{
    public const string CookiePrefix = "imchat.";
    private const string BearerPrefix = "Bearer ";

    /// <summary>Whether everybody is believed, even those who say nothing of who they are.</summary>
    public bool IsOpen => options.HttpAuth == HttpAuth.Open;

    /// <summary>The caller, who is the one they claim to be; without a claim, whoever the credential belongs to. Null without proof.</summary>
    public async Task<UserId?> FindAsync(HttpContext context, LegacyForm form, long claimed)
    {
        var request = context.Request;
        var cancellation = context.RequestAborted;
        if (IsOpen && claimed > 0)
            return (await people.FindAsync(new UserId(claimed), cancellation))?.Id;
        if (!Origins.IsWelcome(request, options))
            return null;
        if (Fits(claimed, await AnyTokenAsync(form.Text("token"), cancellation)) is { } byToken)
            return byToken;
        if (Fits(claimed, await AnyTokenAsync(Bearer(request), cancellation)) is { } byBearer)
            return byBearer;
        if (Origins.MayUseCookie(request) && await ByCookieAsync(request, claimed, cancellation) is { } byCookie)
            return byCookie;
        return Fits(claimed, await ByRefererAsync(request, cancellation));
    }

    /// <summary>The bearer token of a request, or null.</summary>
    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? header[BearerPrefix.Length..].Trim() : null;

    public static string CookieName(UserId person) => CookiePrefix + person;

    private static UserId? Fits(long claimed, UserId? found) => claimed == 0 || found?.Value == claimed ? found : null;

    private async Task<UserId?> AnyTokenAsync(string? token, CancellationToken cancellation) =>
        await tokens.FindByQueryTokenAsync(token, cancellation) ?? await tokens.FindBySessionAsync(token, cancellation);

    /// <summary>Two tabs of one browser may be two people: the claim selects the cookie, without one any will do.</summary>
    private async Task<UserId?> ByCookieAsync(HttpRequest request, long claimed, CancellationToken cancellation)
    {
        foreach (var (name, value) in request.Cookies)
        {
            if (!name.StartsWith(CookiePrefix, StringComparison.Ordinal) || !long.TryParse(name[CookiePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            if ((claimed == 0 || claimed == number) && await tokens.FindBySessionAsync(value, cancellation) is { } person && person.Value == number)
                return person;
        }
        return null;
    }

    private async Task<UserId?> ByRefererAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (Origins.OwnReferer(request) is not { } page)
            return null;
        var query = QueryHelpers.ParseQuery(page.Query);
        return query.TryGetValue("id", out var id) && query.TryGetValue("token", out var token)
            && await tokens.FindByQueryTokenAsync(token, cancellation) is { } person && id == person.ToString() ? person : null;
    }
}
