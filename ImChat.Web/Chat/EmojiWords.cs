using System.Globalization;

namespace ImChat.Web.Chat;

/// <summary>The words for emoji, which there are in two languages.</summary>
internal static class EmojiWords
{
    /// <summary>The one of them that the viewer reads: the name of a file in <c>emoji</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh" : "en";
}
