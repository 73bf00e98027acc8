using System.Globalization;
using MudBlazor;

namespace ImChat.Web.Layout;

/// <summary>How things look where the style sheets cannot say it.</summary>
internal static class Look
{
    private const int MostShown = 99;

    /// <summary>
    /// The shape of MudBlazor's parts. Colours are variables in <c>theme.css</c>, so that the browser itself turns light and dark, before
    /// any script runs.
    /// </summary>
    public static readonly MudTheme Theme = new()
    {
        LayoutProperties = new() { DefaultBorderRadius = "8px" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"] },
            Button = new ButtonTypography { TextTransform = "none", LetterSpacing = "0" },
        },
    };

    /// <summary>A number in a badge.</summary>
    public static string Count(int number) => number > MostShown ? "99+" : number.ToString(CultureInfo.CurrentCulture);
}
