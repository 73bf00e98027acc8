namespace ImChat.Domain.Attachments;

/// <summary>Keeps what is known about attachments: whose they are, and what they are served as.</summary>
public interface IAttachmentLedger
{
    /// <summary>
    /// Enters an attachment, unless its owner's together would then be more bytes than <see cref="AttachmentLimits.QuotaPerPerson"/> or more
    /// files than <see cref="AttachmentLimits.FilesPerPerson"/>; false in that case. One transaction: two at once cannot pass a limit together.
    /// </summary>
    Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation);

    /// <summary>The attachment of this name, or null.</summary>
    Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation);
}
