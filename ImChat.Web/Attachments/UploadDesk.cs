using ImChat.Domain;
using ImChat.Domain.Attachments;
using ImChat.Domain.People;
using ImChat.Web.Hosting;
using ImChat.Web.Legacy.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ImChat.Web.Attachments;

/// <summary>Takes one upload. Nothing a client sends makes it fail: whatever is wrong is a sentence.</summary>
internal sealed partial class UploadDesk(UploadCaller callers, RateLimits rates, AttachmentIntake intake, AttachmentLimits limits, ILogger<UploadDesk> logger) : IDisposable
{
    /// <summary>What a request may have beside the file.</summary>
    private const long OverheadBytes = 1024 * 1024;

    private const int BoundaryChars = 128;

    /// <summary>Files of nobody yet that arrive at one moment: so much of the disk a stranger may take up, and no more.</summary>
    private const int MostUnproven = 8;

    private readonly SemaphoreSlim unproven = new(MostUnproven);

    public async Task<UploadResult> TakeAsync(HttpContext context)
    {
        var request = context.Request;
        var isAllowed = AllowBody(context);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return LegacyTexts.NotMultipart;
        if (HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= BoundaryChars } boundary)
            return LegacyTexts.NoBoundary;
        if (!isAllowed)
            return Refusal.TooBig;
        await using var form = new UploadForm(request, boundary.ToString());
        try
        {
            return await TakeAsync(context, form);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal.TooBig;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // The body ends in the middle, or is no multipart at all.
            return LegacyTexts.BrokenMultipart;
        }
    }

    public void Dispose() => unproven.Dispose();

    /// <summary>
    /// A length that is told is judged before reading, and the server's own limit, which would close the connection without an answer, gives
    /// way to it; a body without length is cut off by the server.
    /// </summary>
    private bool AllowBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = context.Request.ContentLength is null ? limits.MaxBytes + OverheadBytes : null;
        return context.Request.ContentLength is not { } length || length <= limits.MaxBytes + OverheadBytes;
    }

    /// <summary>Who is already known when the file comes pays before it is read. Some prove who they are only in a field behind it.</summary>
    private async Task<UploadResult> TakeAsync(HttpContext context, UploadForm form)
    {
        var cancellation = context.RequestAborted;
        if (await form.FindFileAsync(cancellation) is not { } content)
            return LegacyTexts.NoFile;
        var early = await callers.FindAsync(context, form.Fields());
        if (early is { } known && !rates.MayUpload(known))
            return Refusal.RateLimited;
        if (early is not null)
            return await ReceiveAsync(context, form, content, early);
        if (!await unproven.WaitAsync(0, cancellation))
            return Refusal.RateLimited;
        try
        {
            return await ReceiveAsync(context, form, content, early);
        }
        finally
        {
            unproven.Release();
        }
    }

    private async Task<UploadResult> ReceiveAsync(HttpContext context, UploadForm form, Stream content, UserId? early)
    {
        var cancellation = context.RequestAborted;
        if (await form.ReceiveAsync(content, intake, cancellation) is { } refusal)
            return Refused(refusal);
        if (await callers.FindAsync(context, form.Fields()) is not { } me)
            return LegacyTexts.SignInFirst;
        return me == early || rates.MayUpload(me) ? await KeepAsync(me, form, cancellation) : Refusal.RateLimited;
    }

    private async Task<UploadResult> KeepAsync(UserId me, UploadForm form, CancellationToken cancellation)
    {
        var outcome = await intake.KeepAsync(me, form.File!, form.FileName, form.Fields().Text("filetype"), cancellation);
        return outcome.IsDone ? outcome.Value : Refused(outcome.Refusal.Value);
    }

    /// <summary>The sender can only wait; whoever runs this server can do something about it.</summary>
    private UploadResult Refused(Refusal refusal)
    {
        if (refusal == Refusal.Busy)
            Log.CannotStore(logger);
        return refusal;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An upload could not be stored: there is no room left in the data directory, its disk fails, or the bucket does not take it")]
        public static partial void CannotStore(ILogger logger);
    }
}
