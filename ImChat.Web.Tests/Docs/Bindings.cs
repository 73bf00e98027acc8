using System.Text;
using System.Text.RegularExpressions;
using ImChat.Web.Docs;

namespace ImChat.Web.Tests.Docs;

/// <summary>What the placeholders of one example stand for. One that was not known takes the first value that fits its kind, and keeps it.</summary>
internal sealed partial class Bindings
{
    private readonly Dictionary<string, string> values = [];

    public static IEnumerable<string> NamesIn(string text) => Gap.Matches(text).Select(gap => gap.Groups[1].Value);

    public void Bind(string name, string value) => values.Add(name, value);

    /// <summary>The text with a value in each gap.</summary>
    public string Fill(string text) => Gap.Replace(text, gap => values[gap.Groups[1].Value]);

    /// <summary>Fails unless <paramref name="actual"/> is <paramref name="documented"/>, to the letter but for its gaps.</summary>
    public void AssertIs(string documented, string actual)
    {
        var (pattern, unknown) = PatternOf(documented);
        var match = Regex.Match(actual, pattern, RegexOptions.Singleline);
        if (!match.Success)
            Assert.Equal(KnownIn(documented), actual);
        foreach (var (group, name) in unknown)
            values[name] = match.Groups[group].Value;
    }

    private (string Pattern, Dictionary<string, string> Unknown) PatternOf(string documented)
    {
        var pattern = new StringBuilder(@"\A");
        var unknown = new Dictionary<string, string>();
        var from = 0;
        foreach (Match gap in Gap.Matches(documented))
        {
            var name = gap.Groups[1].Value;
            var group = name.Replace('.', '_');
            pattern.Append(Regex.Escape(documented[from..gap.Index]));
            if (values.TryGetValue(name, out var value))
                pattern.Append(Regex.Escape(value));
            else if (unknown.TryAdd(group, name))
                pattern.Append("(?<" + group + '>' + Placeholder.All.Single(kind => kind.Kind == name.Split('.')[^1]).Pattern + ')');
            else
                pattern.Append(@"\k<" + group + '>');
            from = gap.Index + gap.Length;
        }
        return (pattern.Append(Regex.Escape(documented[from..])).Append(@"\z").ToString(), unknown);
    }

    private string KnownIn(string documented) => Gap.Replace(documented, gap => values.GetValueOrDefault(gap.Groups[1].Value, gap.Value));

    /// <summary>Braces in JSON never hold a bare word.</summary>
    [GeneratedRegex(@"\{([a-z]+(?:\.[a-z]+)*)\}")]
    private static partial Regex Gap { get; }
}
