using ImChat.Domain.Attachments;
using Microsoft.Net.Http.Headers;

namespace ImChat.Web.Attachments;

/// <summary>
/// <c>/mnt/{name}</c>. Knowing the name is the permission, so that it works in any old client. Strangers choose what is in these files: they
/// are served as what they were found to be, never run, and only pictures, sound and films are shown.
/// </summary>
internal static class DownloadEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext context, string? name, IAttachmentLedger ledger, IAttachmentStore store)
    {
        Guard(context.Response.Headers);
        var cancellation = context.RequestAborted;
        if (!IsRead(context.Request) || !AttachmentName.TryParse(name, out var wanted)
            || await ledger.FindAsync(wanted, cancellation) is not { } attachment || await store.OpenAsync(wanted, cancellation) is not { } content)
        {
            return Results.Text("404 page not found\n", "text/plain", statusCode: StatusCodes.Status404NotFound);
        }
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentDisposition = Disposition(attachment);
        return Results.Stream(content, attachment.ContentType, lastModified: attachment.CreatedAt, entityTag: new($"\"{attachment.Name}\""), enableRangeProcessing: true);
    }

    private static void Guard(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
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
