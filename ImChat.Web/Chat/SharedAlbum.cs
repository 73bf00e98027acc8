using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImChat.Domain.Attachments;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>
/// Several pictures as one message. It travels as <see cref="MediaKind.Custom"/> with
/// <c>{"type":"album","images":[{"url":"/mnt/…","w":1600,"h":1200}, …],"text":"…"}</c> in <c>content</c>; for clients that do not know it the
/// first picture's address stands in <c>url</c> and the text, or how many there are, in <c>memo</c>.
/// </summary>
/// <param name="Images">Two to <see cref="Most"/>.</param>
/// <param name="Text">What was written with them; may be empty.</param>
public sealed record SharedAlbum(IReadOnlyList<AlbumImage> Images, string Text)
{
    /// <summary>Pictures one album may have.</summary>
    public const int Most = 9;

    private const string Type = "album";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The album a message shares, or null when it shares none. Other clients wrote it: anything may stand there.</summary>
    public static SharedAlbum? Of(MessageBody body)
    {
        if (body.Media != MediaKind.Custom || !body.Content.StartsWith('{'))
            return null;
        try
        {
            // By way of bytes: half a character is then replaced, not thrown at us.
            return JsonSerializer.Deserialize<Written>(Encoding.UTF8.GetBytes(body.Content), Json) is { Type: Type, Images: { } images } album && AreImages(images)
                ? new SharedAlbum(images, album.Text ?? "")
                : null;
        }
        catch (JsonException)
        {
            // Somebody else's content.
            return null;
        }
    }

    /// <summary>Whether these can be an album: as many as one may have, each a file of this server, none larger than can be.</summary>
    internal static bool AreImages(IReadOnlyList<AlbumImage?> images) =>
        images.Count is > 1 and <= Most && images.All(image => image is not null && SafeAddress.IsFile(image.Url) && image is { W: >= 0 and <= PictureSize.MostSide, H: >= 0 and <= PictureSize.MostSide });

    /// <summary>The message that shares it.</summary>
    public MessageBody ToBody() => new(
        MediaKind.Custom,
        JsonSerializer.Serialize(new Written(Type, Images, Text.Length > 0 ? Text : null), Json),
        Url: Images[0].Url,
        Memo: Text.Length > 0 ? Text : Texts.AlbumOf.Fill(Images.Count));

    private sealed record Written(
        string? Type, IReadOnlyList<AlbumImage>? Images, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text);
}

/// <summary>A picture of an album.</summary>
/// <param name="Url">Where it is found on this server.</param>
/// <param name="W">Its width in pixels, or 0.</param>
/// <param name="H">Its height in pixels, or 0.</param>
public sealed record AlbumImage(string Url, int W = 0, int H = 0);
