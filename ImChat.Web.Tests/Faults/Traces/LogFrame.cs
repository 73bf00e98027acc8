using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Faults.Traces;

/// <summary>The 24 bytes before each page in SQLite's write-ahead log. The second four are zero, except before a commit's last page.</summary>
internal static partial class LogFrame
{
    private const int Bytes = 24;

    /// <summary>Whether this text of strace is such a header, before the last page of a commit.</summary>
    public static bool IsCommit(string text)
    {
        var shown = Header.Match(text);
        if (!shown.Success)
            return false;
        var bytes = Byte.Matches(shown.Groups["bytes"].Value);
        return bytes.Count == Bytes && bytes.Skip(4).Take(4).Any(one => one.Value != @"\0");
    }

    [GeneratedRegex(@"^, ""(?<bytes>.*)"", 24, \d+(\)| <unfinished)")]
    private static partial Regex Header { get; }

    /// <summary>One byte as strace shows it: octal, another escape, or itself.</summary>
    [GeneratedRegex(@"\\[0-7]{1,3}|\\.|.")]
    private static partial Regex Byte { get; }
}
