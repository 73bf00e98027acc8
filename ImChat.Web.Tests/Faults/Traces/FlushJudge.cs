using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Traces;

/// <summary>
/// Whether nobody was told of a message before its commit was on disk: between the last write of the commit to the write-ahead log and the
/// first write to a socket that names the message there must be a flush of the log that began after the one and ended well before the
/// other.
/// </summary>
internal sealed class FlushJudge
{
    private const string LogFile = ".db-wal";

    private readonly Dictionary<string, int> commits = [];
    private readonly HashSet<string> told = [];
    private readonly List<string> violations = [];
    private readonly Dictionary<int, int> flushing = [];
    private readonly Dictionary<int, string> writing = [];
    private int commit;
    private bool isLastPage;
    private int flushed = -1;

    /// <summary>Whom was told what too early.</summary>
    public IReadOnlyList<string> Violations => violations;

    /// <summary>The messages of which somebody was told.</summary>
    public IReadOnlySet<string> Told => told;

    /// <summary>Flushes of the log that succeeded.</summary>
    public int Flushes { get; private set; }

    public static FlushJudge Read(IEnumerable<string> lines)
    {
        var judge = new FlushJudge();
        foreach (var line in lines)
        {
            if (TraceLine.Parse(line) is { } parsed)
                judge.Take(parsed);
        }
        return judge;
    }

    private void Take(TraceLine line)
    {
        if (line.Call is "fsync" or "fdatasync")
            Flush(line);
        else if (line.Target.EndsWith(LogFile, StringComparison.Ordinal) || writing.ContainsKey(line.Thread))
            Write(line);
        else if (line.Target.StartsWith("TCP", StringComparison.Ordinal))
            Tell(line);
    }

    private void Write(TraceLine line)
    {
        if (line.Begins)
        {
            foreach (var cid in Send.NamesIn(line.Text))
                commits.TryAdd(cid, commit);
            writing[line.Thread] = line.Text;
        }
        if (line.Result is null || !writing.Remove(line.Thread, out var text))
            return;
        if (isLastPage)
            commit++;
        isLastPage = !isLastPage && LogFrame.IsCommit(text);
    }

    private void Flush(TraceLine line)
    {
        // A flush covers the commits that were complete when it began.
        if (line.Begins && line.Target.EndsWith(LogFile, StringComparison.Ordinal))
            flushing[line.Thread] = commit - 1;
        if (line.Result is not { } result || !flushing.Remove(line.Thread, out var covered) || result != 0)
            return;
        flushed = Math.Max(flushed, covered);
        Flushes++;
    }

    private void Tell(TraceLine line)
    {
        foreach (var cid in Send.NamesIn(line.Text).Where(told.Add))
        {
            if (!commits.TryGetValue(cid, out var at))
                violations.Add($"{cid} was told without being written");
            else if (at > flushed)
                violations.Add($"{cid} was told before its commit was flushed");
        }
    }
}
