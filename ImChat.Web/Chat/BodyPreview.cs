using System.Globalization;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;
using ImChat.Web.Stickers;

namespace ImChat.Web.Chat;

/// <summary>A message in one line, for lists.</summary>
internal static class BodyPreview
{
    private const int LongestText = 120;
    private const int LongestCustom = 2048;

    public static string Of(MessageBody body) => body.Media switch
    {
        MediaKind.Text or MediaKind.Emoji => OneLine(body.Content),
        MediaKind.News => $"[{Texts.KindNews}] {OneLine(body.Content)}",
        MediaKind.Voice => $"[{Texts.KindVoice}] {Duration(body.Amount)}",
        MediaKind.Image when StickerAddress.IsOne(body.Url) => $"[{Texts.KindSticker}]",
        MediaKind.Image => $"[{Texts.KindImage}] {OneLine(body.Content)}".TrimEnd(),
        MediaKind.RedPacket => $"[{Texts.KindRedPacket}] {OneLine(body.Memo)}",
        MediaKind.Link => $"[{Texts.KindLink}] {OneLine(body.Url)}",
        MediaKind.Video => $"[{Texts.KindVideo}]",
        MediaKind.ContactCard => $"[{Texts.KindCard}] {OneLine(body.Memo)}",
        _ when SharedAlbum.Of(body) is { } album => $"[{Texts.AlbumOf.Fill(album.Images.Count)}] {OneLine(album.Text)}".TrimEnd(),
        _ when SharedFile.Of(body) is { } file => $"[{Texts.KindFile}] {OneLine(file.Name)}",
        _ => $"[{Texts.KindUnknown}]",
    };

    /// <summary>As much of a message as its line needs; a list of conversations must not carry whole messages about.</summary>
    public static MessageBody Shorten(MessageBody body) => new(
        body.Media,
        body.Media == MediaKind.Custom ? ShortenCustom(body) : Cut(body.Content),
        Url: Cut(body.Url),
        Memo: Cut(body.Memo),
        Amount: body.Amount);

    /// <summary>Seconds as minutes and seconds; nonsense from outside as nothing.</summary>
    public static string Duration(long seconds) =>
        seconds is > 0 and < 24 * 60 * 60 ? TimeSpan.FromSeconds(seconds).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture) : "";

    /// <summary>An album's text may be long; what else is long is no business of a list.</summary>
    private static string ShortenCustom(MessageBody body)
    {
        if (body.Content.Length <= LongestCustom)
            return body.Content;
        var album = SharedAlbum.Of(body) is { } whole ? (whole with { Text = Cut(whole.Text) }).ToBody().Content : "";
        return album.Length <= LongestCustom ? album : "";
    }

    private static string OneLine(string text) => Cut(text).ReplaceLineEndings(" ").Trim();

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
            return text;
        // Half an emoji is none.
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
