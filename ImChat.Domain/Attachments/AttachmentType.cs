namespace ImChat.Domain.Attachments;

/// <summary>What an attachment is: decided once, when it arrives, and never asked of its name again.</summary>
/// <param name="Kind">What a page can do with it.</param>
/// <param name="ContentType">The media type it is served with, such as <c>image/png</c>; never one that a browser runs.</param>
/// <param name="Suffix">The end of its stored name: a dot and one to eight characters of a-z and 0-9.</param>
public sealed record AttachmentType(AttachmentKind Kind, string ContentType, string Suffix)
{
    /// <summary>Anything not known to be harmless: a download of bytes.</summary>
    public static AttachmentType Unknown { get; } = new(AttachmentKind.File, "application/octet-stream", ".bin");
}
