namespace ImChat.Web.Stickers;

/// <summary>Pictures one can send with a press, as their manifest describes them.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Author">Who drew it.</param>
/// <param name="Licence">Under what terms, as an SPDX name or in words.</param>
/// <param name="Stickers">In the order of the manifest.</param>
internal sealed record StickerPack(string Id, TwoTongues Name, string Author, string Licence, IReadOnlyList<Sticker> Stickers);

/// <summary>One picture of a pack.</summary>
/// <param name="File">Its name within the pack's folder.</param>
/// <param name="Alt">What it shows, in a word or two.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record Sticker(string File, TwoTongues Alt, int Width, int Height);

/// <summary>A few words in both languages.</summary>
internal sealed record TwoTongues(string Zh, string En)
{
    /// <summary>In the language of whoever reads it now.</summary>
    public override string ToString() => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}
