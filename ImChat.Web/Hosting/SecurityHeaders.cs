using ImChat.Web.Attachments.S3;
using ImChat.Web.Legacy;
using ImChat.Web.Sockets;

namespace ImChat.Web.Hosting;

/// <summary>What every answer tells the browser to refuse, and which pages' calls are refused here. An endpoint may say more of its own.</summary>
internal static class SecurityHeaders
{
    private static readonly string OwnPolicy = ContentPolicy("");

    private const string TransportPolicy = "max-age=31536000";


    public static void UseSecurityHeaders(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<LegacyOptions>();
        // Pictures, sound and films may lie elsewhere; no script of ours reads them.
        var policy = app.Services.GetService<PresignedReads>() is { } reads ? ContentPolicy(" " + reads.Origin) : OwnPolicy;
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, options, policy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>A page elsewhere must not open circuits with the cookie of whoever looks at it.</summary>
    public static void UseOwnCircuits(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(SocketsFeature.Circuits, StringComparison.OrdinalIgnoreCase), circuits => circuits.Use((context, next) =>
        {
            if (Origins.IsOwnOrUnnamed(context.Request))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));

    /// <summary>Writes them now, where an answer goes out before the pages' own.</summary>
    public static void Write(HttpContext context, LegacyOptions options) => Write(context, options, OwnPolicy);

    private static void Write(HttpContext context, LegacyOptions options, string policy)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        Default(headers, "Content-Security-Policy", context.Request.IsHttps ? policy + "; upgrade-insecure-requests" : policy);
        Default(headers, "X-Frame-Options", "DENY");
        Default(headers, "Referrer-Policy", "same-origin");
        Default(headers, "Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
        Default(headers, "Cross-Origin-Opener-Policy", "same-origin");
        // Clients of other origins, where some are allowed, show what lies here.
        Default(headers, "Cross-Origin-Resource-Policy", options.AllowedOrigins.Length > 0 ? "cross-origin" : "same-origin");
        if (context.Request.IsHttps)
            Default(headers, "Strict-Transport-Security", TransportPolicy);
        // What somebody in particular was told is nobody else's; files say themselves how long they may be kept.
        if (context.Response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal)))
            Default(headers, "Cache-Control", "no-store");
    }

    /// <summary>Scripts come from our own files only; style attributes are what the component library and sizes known beforehand need.</summary>
    private static string ContentPolicy(string media) =>
        $"default-src 'self'; base-uri 'self'; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{media}; "
        + $"media-src 'self' blob:{media}; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";

    private static void Default(IHeaderDictionary headers, string name, string value)
    {
        if (!headers.ContainsKey(name))
            headers[name] = value;
    }
}
