using System.Text.RegularExpressions;

namespace ImChat.Web.Stickers;

/// <summary>Where stickers are found on this server. They travel as pictures with this address, root-relative, so that any client shows them.</summary>
internal static partial class StickerAddress
{
    public const string Folder = "/stickers";

    public static string Of(StickerPack pack, Sticker sticker) => $"{Folder}/{pack.Id}/{sticker.File}";

    /// <summary>Whether this could be the address of a sticker, of this server's packs or of one that was taken away since.</summary>
    public static bool IsOne(string? address) => address is not null && Pattern.IsMatch(address);

    [GeneratedRegex(@"\A/stickers/[a-z0-9][a-z0-9-]{0,31}/[a-z0-9][a-z0-9_-]{0,63}\.(webp|png|gif|jpg)\z")]
    private static partial Regex Pattern { get; }
}
