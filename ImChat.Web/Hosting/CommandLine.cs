namespace ImChat.Web.Hosting;

/// <summary>What stands behind the program's name: settings, as <c>--key=value</c> or <c>--key value</c>, and words of the administrator.</summary>
internal sealed class CommandLine
{
    public CommandLine(string[] args)
    {
        List<string> settings = [];
        List<string> words = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }
            settings.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Length)
                settings.Add(args[++i]);
        }
        (Settings, Words) = ([.. settings], words);
    }

    /// <summary>Without the words: the framework takes a path among them for a setting, and what follows for its value.</summary>
    public string[] Settings { get; }

    public IReadOnlyList<string> Words { get; }
}
