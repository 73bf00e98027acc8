using System.Globalization;
using ImChat.Domain.Attachments;
using ImChat.Web.Legacy;
using Microsoft.Net.Http.Headers;

namespace ImChat.Web.Attachments;

/// <summary>
/// <c>/mnt/{name}</c>. Knowing the name is the permission, so that it works in any old client. Strangers choose what is in these files: they
/// are served as what they were found to be, never run, and only pictures, sound and films are shown. <c>?size=</c> with one of
/// <see cref="Thumbnails.Sizes"/> asks for a picture no larger than that.
/// </summary>
internal static class DownloadEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext context, string? name, IAttachmentLedger ledger, IAttachmentStore store, Thumbnails thumbnails, LegacyOptions options)
    {
        Guard(context.Response.Headers, isShared: options.AllowedOrigins.Length > 0);
        var cancellation = context.RequestAborted;
        if (!IsRead(context.Request) || !AttachmentName.TryParse(name, out var wanted)
            || await ledger.FindAsync(wanted, cancellation) is not { } attachment || !TryReadSize(context.Request, attachment, out var size))
        {
            return NotFound();
        }
        var thumbnail = size == 0 ? Thumbnail.Never : await thumbnails.OpenAsync(attachment, size, cancellation);
        if ((thumbnail.Content ?? await store.OpenAsync(wanted, cancellation)) is not { } content)
            return NotFound();
        context.Response.Headers.CacheControl = thumbnail.IsForGood ? "private, max-age=31536000, immutable" : "no-store";
        if (thumbnail.Content is not null)
            return Results.Stream(content, "image/webp", lastModified: attachment.CreatedAt, entityTag: new($"\"{attachment.Name}.{size}\""));
        context.Response.Headers.ContentDisposition = Disposition(attachment);
        return Results.Stream(content, attachment.ContentType, lastModified: attachment.CreatedAt, entityTag: new($"\"{attachment.Name}\""), enableRangeProcessing: true);
    }

    private static IResult NotFound() => Results.Text("404 page not found\n", "text/plain", statusCode: StatusCodes.Status404NotFound);

    /// <summary>False when a size is asked for that there is none of.</summary>
    private static bool TryReadSize(HttpRequest request, Attachment attachment, out int size)
    {
        size = 0;
        return !request.Query.TryGetValue("size", out var asked)
            || (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) && Thumbnails.Sizes.Contains(size)
                && AttachmentRules.KindOf(attachment.ContentType) == AttachmentKind.Image);
    }

    private static void Guard(IHeaderDictionary headers, bool isShared)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        // Clients of other origins, where some are allowed, show these files too.
        headers["Cross-Origin-Resource-Policy"] = isShared ? "cross-origin" : "same-origin";
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Under its owner's name when it has one.</summary>
    private static string Disposition(Attachment attachment)
    {
        var isShown = AttachmentRules.KindOf(attachment.ContentType) != AttachmentKind.File;
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(attachment.OriginalName.Length > 0 ? attachment.OriginalName : attachment.Name.ToString());
        return disposition.ToString();
    }
}
