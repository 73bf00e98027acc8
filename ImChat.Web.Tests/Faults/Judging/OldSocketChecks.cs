namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Whether somebody with nothing but old sockets was told everything by others, at least once, and nothing else.</summary>
internal static class OldSocketChecks
{
    public static void Run(Board board, OldSocketRecord socket, Findings findings)
    {
        foreach (var (conversation, talk) in board.Talks.Where(one => one.Value.Members.Contains(socket.Owner)))
        {
            var missing = board.RowsByConversation.GetValueOrDefault(conversation, [])
                .Where(row => row.Sender != socket.Owner && row.SendName is { } cid && !socket.Contents.ContainsKey(cid));
            foreach (var row in missing)
                findings.Add(Verdict.Lost, $"the old socket of {socket.Owner} was never sent {row.Place} of {talk.Key}");
        }
        foreach (var (cid, content) in socket.Contents)
        {
            if (board.SendsByCid.GetValueOrDefault(cid) is not { } story)
                findings.Add(Verdict.Unexpected, $"the old socket of {socket.Owner} was sent {cid}, which nobody sent");
            else if (!story.Send.Talk.Members.Contains(socket.Owner))
                findings.Add(Verdict.Authorization, $"the old socket of {socket.Owner} was sent {cid} of {story.Send.Talk.Key}");
            else if (content != story.Send.Content)
                findings.Add(Verdict.Integrity, $"the old socket of {socket.Owner} was sent {cid} with another text");
        }
    }
}
