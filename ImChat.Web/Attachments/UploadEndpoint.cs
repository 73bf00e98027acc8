using System.Buffers;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Attachments;

/// <summary><c>/attach/upload</c>, with any method, for old clients and for our pages: always HTTP 200, and <c>code</c> says the rest.</summary>
internal static class UploadEndpoint
{
    private const long MostSkippedBytes = 256 * 1024 * 1024;
    private static readonly TimeSpan LongestSkip = TimeSpan.FromSeconds(30);

    public static async Task HandleAsync(HttpContext context, UploadDesk desk)
    {
        try
        {
            var result = await desk.TakeAsync(context);
            if (context.RequestAborted.IsCancellationRequested)
                return;
            if (result.Attachment is { } attachment)
                await LegacyReply.DataAsync(context, json => json.WriteStringValue(AttachmentAddress.Of(attachment.Name)));
            else
                await LegacyReply.FailAsync(context, result.Problem);
            await SkipRestAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
        }
    }

    /// <summary>
    /// A browser reads the answer only when it has sent everything, and loses it when the connection closes before: after a refusal what
    /// still comes is read and dropped, within bounds.
    /// </summary>
    private static async Task SkipRestAsync(HttpContext context)
    {
        await context.Response.CompleteAsync();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(LongestSkip);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var skipped = 0L;
            int read;
            while (skipped < MostSkippedBytes && (read = await context.Request.Body.ReadAsync(buffer, deadline.Token)) > 0)
                skipped += read;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // It has its answer, or has gone; there is nothing left to do for it.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
