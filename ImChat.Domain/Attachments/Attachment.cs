using ImChat.Domain.People;

namespace ImChat.Domain.Attachments;

/// <summary>A file somebody has uploaded. It never changes.</summary>
/// <param name="Name">What it is stored and addressed as.</param>
/// <param name="Owner">Who uploaded it; their quota pays for it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ContentType">The media type it is served with; see <see cref="AttachmentType.ContentType"/>.</param>
/// <param name="OriginalName">What its owner called it, fit to be shown, at most <see cref="AttachmentRules.OriginalNameChars"/> UTF-16 units; may be empty.</param>
/// <param name="CreatedAt">When it was stored.</param>
/// <param name="Size">Its width and height when it is a picture that says so.</param>
public sealed record Attachment(
    AttachmentName Name, UserId Owner, long Bytes, string ContentType, string OriginalName, DateTimeOffset CreatedAt, PictureSize Size = default);
