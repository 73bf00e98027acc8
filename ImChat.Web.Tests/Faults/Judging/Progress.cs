namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Which numbers of one conversation somebody has: all up to one, and perhaps some beyond.</summary>
internal sealed class Progress
{
    private readonly HashSet<long> ahead = [];

    /// <summary>Everything up to here.</summary>
    public long Complete { get; private set; }

    public bool Has(long seq) => seq <= Complete || ahead.Contains(seq);

    /// <summary>False when it was there already.</summary>
    public bool Add(long seq)
    {
        if (Has(seq))
            return false;
        ahead.Add(seq);
        while (ahead.Remove(Complete + 1))
            Complete++;
        return true;
    }

    /// <summary>Forgets everything beyond.</summary>
    public void ResetTo(long seq)
    {
        ahead.Clear();
        Complete = seq;
    }
}
