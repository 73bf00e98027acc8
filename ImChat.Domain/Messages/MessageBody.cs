namespace ImChat.Domain.Messages;

/// <summary>What is said, as the ten fields of the old wire frame carry it. Which fields mean something depends on <see cref="Media"/>.</summary>
/// <param name="Media">The kind; may be a number nobody knows yet.</param>
/// <param name="Content">Text, title or number, or empty.</param>
/// <param name="Pic">A picture's address, or empty.</param>
/// <param name="Url">An address, or empty.</param>
/// <param name="Memo">A description, or empty.</param>
/// <param name="Amount">Seconds or cents, or 0.</param>
public sealed record MessageBody(MediaKind Media, string Content = "", string Pic = "", string Url = "", string Memo = "", long Amount = 0)
{
    /// <summary>A text message.</summary>
    public static MessageBody Text(string text) => new(MediaKind.Text, text);
}
