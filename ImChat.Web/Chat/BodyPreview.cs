using System.Globalization;
using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>A message in one line, for lists.</summary>
internal static class BodyPreview
{
    private const int LongestText = 120;

    public static string Of(MessageBody body) => body.Media switch
    {
        MediaKind.Text or MediaKind.Emoji => OneLine(body.Content),
        MediaKind.News => $"[{Texts.KindNews}] {OneLine(body.Content)}",
        MediaKind.Voice => $"[{Texts.KindVoice}] {Duration(body.Amount)}",
        MediaKind.Image => $"[{Texts.KindImage}]",
        MediaKind.RedPacket => $"[{Texts.KindRedPacket}] {OneLine(body.Memo)}",
        MediaKind.Link => $"[{Texts.KindLink}] {OneLine(body.Url)}",
        MediaKind.Video => $"[{Texts.KindVideo}]",
        MediaKind.ContactCard => $"[{Texts.KindCard}] {OneLine(body.Memo)}",
        _ when SharedFile.Of(body) is { } file => $"[{Texts.KindFile}] {OneLine(file.Name)}",
        _ => $"[{Texts.KindUnknown}]",
    };

    /// <summary>Seconds as minutes and seconds; nonsense from outside as nothing.</summary>
    public static string Duration(long seconds) =>
        seconds is > 0 and < 24 * 60 * 60 ? TimeSpan.FromSeconds(seconds).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture) : "";

    private static string OneLine(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        return cut.ReplaceLineEndings(" ").Trim();
    }
}
