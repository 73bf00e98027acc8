using System.Globalization;
using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Faults.Traces;

/// <summary>One line of <c>strace -f -ttt -yy</c>. A call during which another thread does something has two: it begins, and it ends.</summary>
/// <param name="Thread">Whose call.</param>
/// <param name="Call">Its name.</param>
/// <param name="Target">The file or the connection it is about; empty on the line that only ends it.</param>
/// <param name="Text">What is written, as strace shows it; empty on the line that only ends it.</param>
/// <param name="Begins">Whether the call begins here.</param>
/// <param name="Result">What it returned, when it ends here.</param>
internal sealed partial record TraceLine(int Thread, string Call, string Target, string Text, bool Begins, long? Result)
{
    /// <summary>Null for a line about something else, such as a signal.</summary>
    public static TraceLine? Parse(string line)
    {
        if (Beginning.Match(line) is { Success: true } begun)
        {
            // The parts of one write are one text: what is looked for may lie across two.
            var text = BetweenParts.Replace(line[(begun.Index + begun.Length)..], "");
            return new TraceLine(Number(begun, "thread"), begun.Groups["call"].Value, begun.Groups["target"].Value, text, Begins: true, ResultOf(line));
        }
        return Resumption.Match(line) is { Success: true } resumed
            ? new TraceLine(Number(resumed, "thread"), resumed.Groups["call"].Value, "", "", Begins: false, ResultOf(line))
            : null;
    }

    private static long? ResultOf(string line) =>
        line.EndsWith("<unfinished ...>", StringComparison.Ordinal) || Ending.Match(line) is not { Success: true } end
            ? null
            : long.Parse(end.Groups["result"].Value, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<thread>\d+) +[\d.]+ (?<call>\w+)\(\d+<(?<target>TCP[^\]]*\]|[^>]*)>")]
    private static partial Regex Beginning { get; }

    [GeneratedRegex(@"^(?<thread>\d+) +[\d.]+ <\.\.\. (?<call>\w+) resumed>")]
    private static partial Regex Resumption { get; }

    [GeneratedRegex(@"\) += (?<result>-?\d+)[^""]*$")]
    private static partial Regex Ending { get; }

    [GeneratedRegex(@""", iov_len=\d+\}, \{iov_base=""")]
    private static partial Regex BetweenParts { get; }
}
