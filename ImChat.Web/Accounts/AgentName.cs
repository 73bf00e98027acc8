namespace ImChat.Web.Accounts;

/// <summary>What a browser or client calls itself, in two words that its owner knows it by.</summary>
internal static class AgentName
{
    private const int MostChars = 40;

    /// <summary>The first that fits: most browsers claim to be several.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("MicroMessenger", "WeChat"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        var parts = new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(part => part is not null).ToList();
        if (parts.Count > 0)
            return string.Join(" · ", parts);
        var first = agent.Split(' ', '/')[0];
        return first.Length <= MostChars ? first : first[..MostChars];
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        Array.Find(known, one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
