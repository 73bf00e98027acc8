namespace ImChat.Web.Attachments;

/// <summary>What there is of a picture at a smaller size.</summary>
/// <param name="Content">Its bytes, for the caller to dispose; null when the picture itself is to be sent.</param>
/// <param name="IsForGood">Whether asking again would be answered the same.</param>
internal readonly record struct Thumbnail(Stream? Content, bool IsForGood)
{
    public static Thumbnail Never { get; } = new(null, IsForGood: true);

    public static Thumbnail NotNow { get; } = new(null, IsForGood: false);
}
