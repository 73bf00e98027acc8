namespace ImChat.Domain.Attachments;

/// <summary>Keeps the bytes of attachments. Knows nothing of who they belong to.</summary>
public interface IAttachmentStore
{
    /// <summary>A place for bytes that are about to arrive, or null when there is no room for them without endangering what else is kept.</summary>
    Task<IncomingFile?> BeginAsync(CancellationToken cancellation);

    /// <summary>The bytes, readable and seekable, for the caller to dispose; null when there are none under this name. Reading may fail as opening may.</summary>
    /// <exception cref="IOException">The disk fails, or what keeps them cannot be reached.</exception>
    Task<Stream?> OpenAsync(AttachmentName name, CancellationToken cancellation);

    /// <summary>Whether there is certainly nothing under this name. Answers at once: a store that would have to ask elsewhere says false.</summary>
    bool IsGone(AttachmentName name);

    /// <summary>Forgets these bytes; fine when there are none. What keeps them elsewhere and cannot be reached may have them still.</summary>
    Task RemoveAsync(AttachmentName name);
}
