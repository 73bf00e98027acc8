using System.Globalization;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments.S3;
using Microsoft.Net.Http.Headers;

namespace ImChat.Web.Attachments;

/// <summary>Gives out one attachment, or a small picture of it.</summary>
internal sealed partial class DownloadDesk(
    IAttachmentLedger ledger, IAttachmentStore store, Thumbnails thumbnails, ILogger<DownloadDesk> logger, PresignedReads? presigned = null)
{
    private const string Forever = "private, max-age=31536000, immutable";

    /// <summary>Answers whoever asks for this name; false when the bytes could not be read, or not to their end.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext context, string? name)
    {
        try
        {
            var answer = await FindAsync(context, name);
            await answer.ExecuteAsync(context);
            return true;
        }
        catch (IOException error)
        {
            // The disk fails, or the bucket cannot be reached. Who asked can only try again.
            Log.CannotRead(logger, error.Message);
            return false;
        }
    }

    private async Task<IResult> FindAsync(HttpContext context, string? name)
    {
        var cancellation = context.RequestAborted;
        if (!IsRead(context.Request) || !AttachmentName.TryParse(name, out var wanted)
            || await ledger.FindAsync(wanted, cancellation) is not { } attachment || !TryReadSize(context.Request, attachment, out var size))
        {
            return NotFound();
        }
        var thumbnail = size == 0 ? Thumbnail.Never : await thumbnails.OpenAsync(attachment, size, cancellation);
        var headers = context.Response.Headers;
        var caching = thumbnail.IsForGood ? Forever : "no-store";
        if (thumbnail.Content is not null)
        {
            headers.CacheControl = caching;
            return Results.Stream(thumbnail.Content, "image/webp", lastModified: attachment.CreatedAt, entityTag: new($"\"{attachment.Name}.{size}\""));
        }
        if (presigned is not null && HttpMethods.IsGet(context.Request.Method))
        {
            headers.CacheControl = thumbnail.IsForGood ? PresignedReads.Caching : caching;
            return Results.Redirect(presigned.AddressOf(attachment, Disposition(attachment, isShown: false), Forever));
        }
        if (await store.OpenAsync(wanted, cancellation) is not { } content)
            return NotFound();
        headers.CacheControl = caching;
        headers.ContentDisposition = Disposition(attachment, AttachmentRules.KindOf(attachment.ContentType) != AttachmentKind.File);
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

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Under its owner's name when it has one.</summary>
    private static string Disposition(Attachment attachment, bool isShown)
    {
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(attachment.OriginalName.Length > 0 ? attachment.OriginalName : attachment.Name.ToString());
        return disposition.ToString();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An attachment could not be read: {Problem}")]
        public static partial void CannotRead(ILogger logger, string problem);
    }
}
