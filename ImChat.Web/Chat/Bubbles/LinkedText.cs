using System.Text.RegularExpressions;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat.Bubbles;

/// <summary>Web addresses within a text.</summary>
internal static partial class LinkedText
{
    /// <summary>The text in its parts, which are links or not.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Split(string text)
    {
        var from = 0;
        foreach (Match match in Address.Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '\'');
            if (!SafeAddress.IsLink(address))
                continue;
            if (match.Index > from)
                yield return (text[from..match.Index], false);
            yield return (address, true);
            from = match.Index + address.Length;
        }
        if (from < text.Length)
            yield return (text[from..], false);
    }

    [GeneratedRegex("""https?://[^\s<>"“”，。；！？、（）「」《》]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }
}
