using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace ImChat.Web.Layout;

/// <summary>
/// MudBlazor's icons as plain markup, looking as <see cref="MudBlazor.MudIcon"/> does. A page has forty of them, and as components they
/// would be a tenth of what its circuit holds.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<(string Icon, string Classes), MarkupString> Known = new();

    /// <summary>One of <see cref="MudBlazor.Icons"/>, for the eye only; with further classes, if any.</summary>
    public static MarkupString Of(string icon, string classes = "") => Known.GetOrAdd((icon, classes), static glyph => new MarkupString(
        $"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-medium {glyph.Classes}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{glyph.Icon}</svg>"""));
}
