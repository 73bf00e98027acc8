using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Something that somebody wants to say, once, however often they have to try.</summary>
/// <param name="Cid">The client id; its shape is found again in any text.</param>
/// <param name="Talk">Where.</param>
/// <param name="Content">What, with the client id in it, because old sockets carry no other name.</param>
internal sealed partial record Send(string Cid, Talk Talk, string Content)
{
    /// <summary>What spoils a message when somebody escapes, cuts or re-encodes it wrongly.</summary>
    private static readonly string[] Words = ["hello", "你好", "\"quoted\"", "back\\slash", "<b>", "&amp;", "👩‍👩‍👧", "é", "\t", "{}", "'", "//"];

    public static Send New(Random random, Talk talk, int words = 4)
    {
        var cid = $"k{random.NextInt64():x16}{random.Next():x8}z";
        return new Send(cid, talk, $"{cid} {string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]))}.");
    }

    /// <summary>The first client id in a text, or null.</summary>
    public static string? NameIn(string text) => Name.Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>Every client id in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) => Name.Matches(text).Select(match => match.Value);

    [GeneratedRegex("k[0-9a-f]{24}z")]
    private static partial Regex Name { get; }
}
