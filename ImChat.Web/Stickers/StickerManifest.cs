using System.Text.Json;
using System.Text.RegularExpressions;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Stickers;

/// <summary>
/// Reads <c>manifest.json</c> of a pack:
/// <c>{"id":"cats","name":{"zh":"猫","en":"Cats"},"author":"…","licence":"CC-BY-4.0","stickers":[{"file":"a.webp","alt":{"zh":"…","en":"…"},"width":240,"height":240}]}</c>.
/// A pack is right as a whole or not there at all.
/// </summary>
internal static partial class StickerManifest
{
    public const string FileName = "manifest.json";

    private const int LargestManifest = 256 * 1024;
    private const int LargestFile = 1024 * 1024;
    private const int MostStickers = 200;
    private const int MostSide = 1024;
    private const int MostChars = 80;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The pack in this folder.</summary>
    /// <exception cref="FormatException">It is not as it should be; the message says what.</exception>
    public static StickerPack Read(DirectoryInfo folder)
    {
        var pack = Parse(folder);
        Need(IdPattern.IsMatch(pack.Id ?? "") && pack.Id == folder.Name, "id must be the folder's name: a-z, 0-9 and hyphens");
        Need(IsWording(pack.Name), "name needs zh and en");
        Need(IsText(pack.Author) && IsText(pack.Licence), "author and licence are needed");
        Need(pack.Stickers is { Count: > 0 and <= MostStickers }, $"stickers must be 1 to {MostStickers}");
        foreach (var sticker in pack.Stickers!)
            Check(folder, sticker);
        Need(pack.Stickers.DistinctBy(sticker => sticker.File).Count() == pack.Stickers.Count, "a file is named twice");
        return pack;
    }

    private static StickerPack Parse(DirectoryInfo folder)
    {
        var manifest = new FileInfo(Path.Combine(folder.FullName, FileName));
        Need(manifest is { Exists: true, LinkTarget: null, Length: <= LargestManifest }, "there is none, or it is too large");
        try
        {
            return JsonSerializer.Deserialize<StickerPack>(File.ReadAllText(manifest.FullName), Json) ?? throw new FormatException("it is empty");
        }
        catch (JsonException error)
        {
            throw new FormatException($"it is no JSON of the right shape: {error.Message}", error);
        }
    }

    private static void Check(DirectoryInfo folder, Sticker? sticker)
    {
        Need(FilePattern.IsMatch(sticker?.File ?? ""), "a file is named by a-z, 0-9, hyphen and underscore, and ends in .webp, .png, .gif or .jpg");
        Need(IsWording(sticker!.Alt), $"{sticker.File}: alt needs zh and en");
        Need(sticker is { Width: > 0 and <= MostSide, Height: > 0 and <= MostSide }, $"{sticker.File}: width and height must be 1 to {MostSide}");
        var file = new FileInfo(Path.Combine(folder.FullName, sticker.File));
        // A link could lead out of the folder.
        Need(file is { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile }, $"{sticker.File}: is not there, is a link, or is too large");
        using var content = file.OpenRead();
        var head = new byte[AttachmentRules.HeadBytes];
        var type = AttachmentRules.TypeOf(head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), "");
        Need(type.Kind == AttachmentKind.Image && type.Suffix == Path.GetExtension(sticker.File), $"{sticker.File}: is not what its name says");
    }

    private static bool IsWording(TwoTongues? words) => IsText(words?.Zh) && IsText(words?.En);

    private static bool IsText(string? text) => text is { Length: > 0 and <= MostChars } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private static void Need(bool isRight, string otherwise)
    {
        if (!isRight)
            throw new FormatException(otherwise);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z")]
    private static partial Regex IdPattern { get; }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,63}\.(webp|png|gif|jpg)\z")]
    private static partial Regex FilePattern { get; }
}
