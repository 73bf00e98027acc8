using System.Buffers;

namespace ImChat.Domain.Attachments;

/// <summary>A file that has arrived whole and is not yet anybody's. Disposing throws it away, unless it was kept.</summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly IncomingFile file;
    private readonly byte[] head = new byte[AttachmentRules.HeadBytes];
    private readonly MetadataFilter filter = new();
    private int headBytes;

    internal ReceivedFile(IncomingFile file) => this.file = file;

    /// <summary>Its size, as it is stored.</summary>
    public long Bytes { get; private set; }

    /// <summary>Its first bytes, at most <see cref="AttachmentRules.HeadBytes"/>.</summary>
    public ReadOnlyMemory<byte> Head => head.AsMemory(0, headBytes);

    /// <summary>Its width and height, if it is a picture that says so.</summary>
    internal PictureSize Size => filter.Size.IsKnown ? filter.Size : PictureHeaders.Find(Head.Span);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    internal Task KeepAsync(AttachmentName name, CancellationToken cancellation) => file.KeepAsync(name, cancellation);

    /// <summary>Takes in everything but what a camera noted about place and owner, or stops at the first byte too many; then, and when the store fails, the reason.</summary>
    internal async Task<Refusal?> FillAsync(Stream content, AttachmentLimits limits, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var came = 0L;
        try
        {
            while (true)
            {
                var wanted = (int)Math.Min(buffer.Length, limits.MaxBytes - came + 1);
                var read = await content.ReadAsync(buffer.AsMemory(0, wanted), cancellation);
                if (read == 0)
                    return await TryWriteAsync(filter.Rest(), cancellation) ? null : Refusal.Busy;
                came += read;
                if (came > limits.MaxBytes)
                    return Refusal.TooBig;
                if (!await TryWriteAsync(filter.Take(buffer.AsMemory(0, read)), cancellation))
                    return Refusal.Busy;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var missing = Math.Min(head.Length - headBytes, bytes.Length);
        bytes.Span[..missing].CopyTo(head.AsSpan(headBytes));
        headBytes += missing;
        try
        {
            await file.WriteAsync(bytes, cancellation);
            Bytes += bytes.Length;
            return true;
        }
        catch (IOException)
        {
            // The disk is full or fails; the sender can only try again later. A sender that breaks off fails in reading, not here.
            return false;
        }
    }
}
