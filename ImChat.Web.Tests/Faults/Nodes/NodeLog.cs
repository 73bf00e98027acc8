namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>What a node has written over all its lives.</summary>
internal sealed class NodeLog(IEnumerable<string> lines)
{
    private const int MostLines = 12;
    private const int Level = 6;

    private readonly List<string> lines = [.. lines];

    /// <summary>Everything from errors up, each with the lines below that say what.</summary>
    public IReadOnlyList<string> Complaints => [.. lines.Index().Where(line => IsComplaint(line.Item)).Select(line => Paragraph(line.Index))];

    /// <summary>The lines that give away one of these secrets.</summary>
    public IReadOnlyList<string> Betraying(IReadOnlyCollection<string> secrets) =>
        [.. lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)))];

    /// <summary>No complaints, but perhaps those of a part that logs each failure it passes on.</summary>
    public void AssertNoComplaints(string? butOf = null)
    {
        var complaints = Complaints.Where(complaint => butOf is null || !complaint[Level..].StartsWith(butOf, StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, $"It complained {complaints.Count} times, in full: {string.Join(Environment.NewLine, complaints.Take(3))}");
    }

    private static bool IsComplaint(string line) => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal);

    private string Paragraph(int start) =>
        string.Join(Environment.NewLine, lines.Skip(start + 1).TakeWhile(line => line.StartsWith(' ')).Take(MostLines).Prepend(lines[start]));
}
