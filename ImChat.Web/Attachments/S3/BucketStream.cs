using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments.S3;

/// <summary>The bytes of one attachment, asked for when they are read and from where they are read: winding a film costs one more question.</summary>
internal sealed class BucketStream(S3Bucket bucket, AttachmentName name, long length) : Stream
{
    private Stream? answer;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set
        {
            if (value == position)
                return;
            answer?.Dispose();
            answer = null;
            position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.IsEmpty)
            return 0;
        answer ??= await bucket.ReadAsync(name, position, cancellationToken);
        var read = await answer.ReadAsync(buffer, cancellationToken);
        if (read == 0)
            throw new EndOfStreamException("The bytes end too early.");
        position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => position,
        SeekOrigin.End => length,
        _ => 0,
    };

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Nobody waits for the network with a thread.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            answer?.Dispose();
        base.Dispose(disposing);
    }
}
