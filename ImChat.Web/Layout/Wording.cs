using System.Globalization;

namespace ImChat.Web.Layout;

internal static class Wording
{
    /// <summary>A sentence from the resources with its gaps filled in, the viewer's way.</summary>
    public static string Fill(this string sentence, params object?[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
