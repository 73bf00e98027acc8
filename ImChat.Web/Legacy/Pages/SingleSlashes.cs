namespace ImChat.Web.Legacy.Pages;

/// <summary>Old clients build addresses with doubled slashes: one is as good as two.</summary>
internal static class SingleSlashes
{
    public static string Clean(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal))
            path = path.Replace("//", "/", StringComparison.Ordinal);
        return path;
    }
}
