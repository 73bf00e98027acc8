namespace ImChat.Web.Attachments;

/// <summary>Section <c>Attachments</c>; its limits are <see cref="Domain.Attachments.AttachmentLimits"/>.</summary>
internal sealed class AttachmentOptions
{
    /// <summary>Where the bytes are: <c>Local</c>, in the data directory, or <c>S3</c>, on a server that <see cref="S3.S3Options"/> names.</summary>
    public string Store { get; set; } = "Local";
}
