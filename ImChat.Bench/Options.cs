using System.Globalization;
using ImChat.Bench.Scenes;

namespace ImChat.Bench;

/// <summary>What is measured, and how long.</summary>
internal sealed record Options(IReadOnlyList<string> Scenes, IReadOnlyList<string> Only, int Rounds, TimeSpan WarmUp, TimeSpan Length, string? Json)
{
    public static Options Of(string[] args)
    {
        string Value(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        TimeSpan Seconds(string name, string otherwise) => TimeSpan.FromSeconds(double.Parse(Value(name, otherwise), CultureInfo.InvariantCulture));
        return new Options(
            Value("scenes", Scene.All).Split(','),
            Value("only", "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            int.Parse(Value("rounds", "5"), CultureInfo.InvariantCulture),
            Seconds("warm-up", "8"),
            Seconds("seconds", "8"),
            Value("json", "") is { Length: > 0 } file ? file : null);
    }
}
