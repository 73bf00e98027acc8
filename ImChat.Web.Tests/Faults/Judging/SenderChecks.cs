namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>
/// Whether what was acked before another was tried stands before it, and whether what a device tried one after the other stands so. A
/// send that was refused and tried again has lost its turn.
/// </summary>
internal static class SenderChecks
{
    public static void Run(Board board, Findings findings)
    {
        var last = new Dictionary<(string Device, string Talk), StoredMessage>();
        foreach (var story in board.Sends)
        {
            if (board.RowsByCid[story.Send.Cid].FirstOrDefault() is not { } row)
                continue;
            if (row.Place.Seq <= story.Floor)
                findings.Add(Verdict.Order, $"{story.Send.Cid} stands at {row.Place}, although {story.Floor} was acked before it was tried");
            if (story.IsShared || story.Refusals > 0)
                continue;
            var turn = (story.Device, story.Send.Talk.Key);
            if (last.TryGetValue(turn, out var before) && before.Place.Seq > row.Place.Seq)
                findings.Add(Verdict.Order, $"{story.Device} sent {before.SendName} ({before.Place}) before {story.Send.Cid} ({row.Place})");
            last[turn] = row;
        }
    }
}
