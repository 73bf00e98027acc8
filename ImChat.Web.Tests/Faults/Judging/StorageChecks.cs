namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Whether the database holds what was acked, once, whole and without gaps, and whether the history says the same.</summary>
internal static class StorageChecks
{
    public static void Run(Board board, Findings findings)
    {
        foreach (var damage in board.Read.Damage)
            findings.Add(Verdict.Integrity, damage);
        foreach (var story in board.Sends)
            CheckSend(story, [.. board.RowsByCid[story.Send.Cid]], findings);
        foreach (var row in board.Read.Rows)
            CheckRow(row, row.SendName is { } cid ? board.SendsByCid.GetValueOrDefault(cid) : null, findings);
        foreach (var (conversation, rows) in board.RowsByConversation)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Place.Seq == i + 1)
                    continue;
                findings.Add(Verdict.Gap, $"{conversation} has {rows[i].Place.Seq} where {i + 1} should stand");
                break;
            }
        }
        ComparePages(board, findings);
    }

    private static void CheckSend(SendStory story, StoredMessage[] rows, Findings findings)
    {
        var cid = story.Send.Cid;
        if (story.IsOk)
            findings.Acked++;
        else if (story.IsFail)
            findings.Failed++;
        else if (rows.Length > 0)
            findings.Recovered++;
        if (story.IsOk && rows.Length == 0)
            findings.Add(Verdict.Lost, $"{cid} was acked as {story.Acked[0]}, but there is no such row");
        if (story.IsFail && rows.Length > 0)
            findings.Add(Verdict.Unexpected, $"{cid} was refused each time, but stands at {rows[0].Place}");
        if (rows.Length > 1)
            findings.Add(Verdict.Duplicated, $"{cid} has {rows.Length} rows: {string.Join(", ", rows.Select(row => row.Place))}");
        foreach (var place in story.Acked.Distinct().Where(place => rows.Length > 0 && rows.All(row => row.Place != place)))
            findings.Add(Verdict.Disagreement, $"{cid} was acked as {place}, but stands at {rows[0].Place}");
        if (story.FirstAcks > 1)
            findings.Add(Verdict.Disagreement, $"{cid} was acked as new {story.FirstAcks} times");
    }

    private static void CheckRow(StoredMessage row, SendStory? story, Findings findings)
    {
        if (story is null)
            findings.Add(Verdict.Unexpected, $"nobody sent what stands at {row.Place}");
        else if (row.Content != story.Send.Content || row.Sender != story.Sender)
            findings.Add(Verdict.Integrity, $"{story.Send.Cid} at {row.Place} has another text or sender than was sent");
    }

    private static void ComparePages(Board board, Findings findings)
    {
        var told = board.Read.Pages.ToDictionary(page => (page.Place.Conversation, page.Place.Seq));
        foreach (var row in board.Read.Rows)
        {
            if (!told.Remove((row.Place.Conversation, row.Place.Seq), out var page))
                findings.Add(Verdict.Lost, $"the history does not tell {row.Place}");
            else if (page.Place.Id != row.Place.Id || page.Content != row.Content || page.Sender != row.Sender)
                findings.Add(Verdict.Disagreement, $"the history tells {row.Place} otherwise");
        }
        foreach (var page in told.Values)
            findings.Add(Verdict.Disagreement, $"the history tells {page.Place}, which is not stored");
    }
}
