using System.Globalization;

namespace ImChat.Web.Contacts;

/// <summary>Under which letter a name stands: its own, or for Chinese the first of its sound.</summary>
internal static class Initials
{
    /// <summary>For names that begin with no letter.</summary>
    public const char Other = '#';

    private const string Letters = "ABCDEFGHJKLMNOPQRSTWXYZ";

    /// <summary>For each of the letters the first character whose sound begins with it.</summary>
    private const string Firsts = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀";

    private static readonly CompareInfo BySound = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    /// <summary>Names in the order of their sound.</summary>
    public static StringComparer Order { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth);

    /// <summary>A to Z, or <see cref="Other"/>.</summary>
    public static char Of(string name)
    {
        // Full width and accents fall away.
        var first = name.Trim().Normalize(System.Text.NormalizationForm.FormKD).FirstOrDefault();
        if (char.IsAsciiLetter(first))
            return char.ToUpperInvariant(first);
        if (first is < '\u4e00' or > '\u9fff')
            return Other;
        for (var i = Firsts.Length - 1; i >= 0; i--)
        {
            if (BySound.Compare(first.ToString(), Firsts[i].ToString(), CompareOptions.None) >= 0)
                return Letters[i];
        }
        return Other;
    }
}
