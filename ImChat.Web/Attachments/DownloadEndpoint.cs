using ImChat.Web.Legacy;

namespace ImChat.Web.Attachments;

/// <summary>
/// <c>/mnt/{name}</c>. Knowing the name is the permission, so that it works in any old client. Strangers choose what is in these files: they
/// are served as what they were found to be, never run, and only pictures, sound and films are shown. <c>?size=</c> with one of
/// <see cref="Thumbnails.Sizes"/> asks for a picture no larger than that.
/// </summary>
internal static class DownloadEndpoint
{
    public static async Task HandleAsync(HttpContext context, string? name, DownloadDesk desk, LegacyOptions options)
    {
        var isShared = options.AllowedOrigins.Length > 0;
        Guard(context.Response.Headers, isShared);
        if (await desk.TryAnswerAsync(context, name))
            return;
        if (context.Response.HasStarted)
        {
            // What has gone out is not all of it, and the browser must know.
            context.Abort();
            return;
        }
        context.Response.Clear();
        Guard(context.Response.Headers, isShared);
        context.Response.Headers.CacheControl = "no-store";
        await Results.Text("503 service unavailable\n", "text/plain", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    private static void Guard(IHeaderDictionary headers, bool isShared)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        // Clients of other origins, where some are allowed, show these files too.
        headers["Cross-Origin-Resource-Policy"] = isShared ? "cross-origin" : "same-origin";
    }
}
