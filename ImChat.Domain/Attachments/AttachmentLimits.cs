namespace ImChat.Domain.Attachments;

/// <summary>How much one may upload; section <c>Attachments</c> of the settings.</summary>
public sealed class AttachmentLimits
{
    /// <summary>Bytes one file may have; at least 1.</summary>
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Bytes all files of one person may have together; at least 1.</summary>
    public long QuotaPerPerson { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Files one person may have; at least 1.</summary>
    public int FilesPerPerson { get; set; } = 10_000;
}
