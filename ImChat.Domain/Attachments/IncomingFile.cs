namespace ImChat.Domain.Attachments;

/// <summary>Bytes on their way into a store. Disposing throws them away, unless they were kept.</summary>
public abstract class IncomingFile : IAsyncDisposable
{
    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">There is no room, or the disk fails.</exception>
    public abstract Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Keeps what was written under this name. When this returns, it survives a power cut; before, nobody sees any of it.</summary>
    /// <exception cref="IOException">There is no room, the disk fails, or what keeps it cannot be reached.</exception>
    public abstract Task KeepAsync(AttachmentName name, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
