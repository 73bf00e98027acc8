namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Judges a history by what is there after all. Call when everything has healed and every device has synced once more.</summary>
internal static class Checker
{
    public static Findings Check(History history, IReadOnlyCollection<Talk> talks, FinalRead read)
    {
        var findings = new Findings();
        var board = new Board(history.Sends, talks, read);
        StorageChecks.Run(board, findings);
        SenderChecks.Run(board, findings);
        foreach (var device in history.Devices)
            DeviceChecks.Run(board, device, findings);
        foreach (var socket in history.OldSockets)
            OldSocketChecks.Run(board, socket, findings);
        foreach (var complaint in history.Complaints)
            findings.Add(Verdict.Disagreement, complaint);
        return findings;
    }
}
