namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>What a node has written over all its lives.</summary>
internal sealed class NodeLog(IEnumerable<string> lines)
{
    private readonly List<string> lines = [.. lines];

    /// <summary>Everything from errors up: the level's line and the one below it, which says what.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. lines.Index().Where(line => IsComplaint(line.Item)).Select(line => $"{line.Item} {lines.ElementAtOrDefault(line.Index + 1)?.Trim()}")];

    /// <summary>The lines that give away one of these secrets.</summary>
    public IReadOnlyList<string> Betraying(IReadOnlyCollection<string> secrets) =>
        [.. lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)))];

    private static bool IsComplaint(string line) => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal);
}
