using System.Globalization;
using System.Text;

namespace ImChat.Web.Chat.Bubbles;

/// <summary>Whether a text is a few emoji and nothing else; such a message is shown large.</summary>
internal static class EmojiText
{
    private const int MostEnlarged = 3;
    private const int LongestSequence = 16;

    public static bool IsAlone(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > MostEnlarged * LongestSequence)
            return false;
        var elements = StringInfo.GetTextElementEnumerator(trimmed);
        var count = 0;
        while (elements.MoveNext())
        {
            if (++count > MostEnlarged || !IsEmoji(elements.GetTextElement()))
                return false;
        }
        return true;
    }

    private static bool IsEmoji(string element) =>
        element.EnumerateRunes().Any(rune => rune.Value is >= 0x1F000 or 0xFE0F || (rune.Value is >= 0x2600 and <= 0x27BF))
        && !element.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) && rune.Value < 0x1F000 && element.Length == 1);
}
