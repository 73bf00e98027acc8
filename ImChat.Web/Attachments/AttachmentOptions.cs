namespace ImChat.Web.Attachments;

/// <summary>Section <c>Attachments</c>; its limits are <see cref="Domain.Attachments.AttachmentLimits"/>.</summary>
internal sealed class AttachmentOptions
{
    /// <summary>Where the bytes are: <c>Local</c>, in the data directory.</summary>
    public string Store { get; set; } = "Local";
}
