using System.Text;

namespace ImChat.Web.Chat.Bubbles;

/// <summary>What a link may be called, from its address alone: nobody is asked for the page, so nobody learns who reads about it.</summary>
internal static class LinkTitle
{
    private const int LongestTitle = 80;

    /// <summary>The last part of the path that reads like words, else the host; empty for what is no web address.</summary>
    public static string Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return "";
        foreach (var part in uri.Segments.Reverse())
        {
            var words = Words(Uri.UnescapeDataString(part));
            if (words.Any(char.IsLetter) && words.Length >= 2)
                return words.Length <= LongestTitle ? words : words[..LongestTitle] + "…";
        }
        return uri.Host;
    }

    private static string Words(string part)
    {
        var stem = Path.GetFileNameWithoutExtension(part.Trim('/'));
        var words = new StringBuilder(stem.Length);
        foreach (var c in stem)
            words.Append(c is '-' or '_' or '+' or '.' || char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        return words.ToString().Trim();
    }
}
