namespace ImChat.Web.Legacy;

/// <summary>Which pages a request may come from.</summary>
internal static class Origins
{
    /// <summary>Whether the request names no origin, our own, or one of those allowed beside it. <c>null</c> and several are none of these.</summary>
    public static bool IsWelcome(HttpRequest request, LegacyOptions options) =>
        request.Headers.Origin.Count == 0 || IsOwn(request)
        || (request.Headers.Origin is [{ } origin] && options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a cookie on this request proves anything: another site can make a browser send it, but not under our origin.</summary>
    public static bool MayUseCookie(HttpRequest request)
    {
        if (request.Headers.Origin.Count > 0)
            return IsOwn(request);
        if (!IsCall(request))
            return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        // Browsers name the origin of every POST; what is left is a link followed from elsewhere over plain HTTP.
        return HttpMethods.IsPost(request.Method) || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a page of ours asks, or something that is no page: browsers name the origin of every POST and every socket.</summary>
    public static bool IsOwnOrUnnamed(HttpRequest request) =>
        (request.Headers.Origin.Count == 0 || IsOwn(request)) && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    /// <summary>The page this request came from, when it is one of ours.</summary>
    public static Uri? OwnReferer(HttpRequest request) =>
        IsCall(request) && Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referer) && IsOwn(request, referer.GetLeftPart(UriPartial.Authority)) ? referer : null;

    /// <summary>Whether a script may be asking. A browser says when it fetches a picture or follows a link, which a stranger's message may hold.</summary>
    private static bool IsCall(HttpRequest request) => request.Headers["Sec-Fetch-Dest"].ToString() is "" or "empty";

    private static bool IsOwn(HttpRequest request) => request.Headers.Origin is [{ } origin] && IsOwn(request, origin);

    private static bool IsOwn(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
