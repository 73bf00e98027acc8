using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments.S3;

/// <summary>Attachments as objects of a bucket. They arrive on this server's disk first: only there is it known how long they are and what they are called.</summary>
internal sealed partial class S3AttachmentStore(S3Bucket bucket, IncomingFolder incoming, ILogger<S3AttachmentStore> logger) : IAttachmentStore
{
    public Task<IncomingFile?> BeginAsync(CancellationToken cancellation) => Task.FromResult(incoming.Begin(KeepAsync));

    public async Task<Stream?> OpenAsync(AttachmentName name, CancellationToken cancellation) =>
        await bucket.MeasureAsync(name, cancellation) is { } length ? new BucketStream(bucket, name, length) : null;

    public bool IsGone(AttachmentName name) => false;

    public async Task RemoveAsync(AttachmentName name)
    {
        try
        {
            await bucket.RemoveAsync(name);
        }
        catch (IOException error)
        {
            // What is removed has no entry any more, so that nobody is served it; it only takes up room.
            Log.Left(logger, name, error.Message);
        }
    }

    private async Task KeepAsync(FileStream file, AttachmentName name, CancellationToken cancellation)
    {
        try
        {
            await bucket.PutAsync(name, file, cancellation);
        }
        catch (IOException error)
        {
            Log.NotStored(logger, file.Length, error.Message);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Bytes} bytes were not stored in the bucket: {Problem}")]
        public static partial void NotStored(ILogger logger, long bytes, string problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} may be left in the bucket although nothing needs it: {Problem}")]
        public static partial void Left(ILogger logger, AttachmentName name, string problem);
    }
}
