using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Whether a device was sent everything of its owner's conversations and nothing else, each line in order and without gaps.</summary>
internal static class DeviceChecks
{
    public static void Run(Board board, DeviceRecord device, Findings findings)
    {
        var had = new Dictionary<ConversationId, Known>();
        var cids = new Dictionary<string, Place>();
        foreach (var receipt in device.Receipts)
        {
            findings.Received++;
            var known = had.TryGetValue(receipt.Place.Conversation, out var found) ? found : had[receipt.Place.Conversation] = new Known();
            CheckStream(device, receipt, known, findings);
            if (!known.Progress.Add(receipt.Place.Seq) && receipt.Kind == ReceiptKind.Message)
                findings.Redelivered++;
            CheckReceipt(board, device, receipt, cids, findings);
        }
        foreach (var (conversation, rows) in board.RowsByConversation)
            CheckComplete(board, device, conversation, rows, had.GetValueOrDefault(conversation), findings);
    }

    private static void CheckStream(DeviceRecord device, Receipt receipt, Known known, Findings findings)
    {
        if (receipt.Kind != ReceiptKind.Message)
        {
            if (receipt.Kind == ReceiptKind.Ack && receipt.Place.Seq != known.Progress.Complete + 1)
                findings.EarlyAcks++;
            return;
        }
        if (known.Line == receipt.Line && receipt.Place.Seq <= known.LastOnLine)
            findings.Add(Verdict.Order, $"{device.Name} was sent {receipt.Place} after {known.LastOnLine} on its line {receipt.Line}");
        if (receipt.Place.Seq > known.Progress.Complete + 1)
            findings.Add(Verdict.Gap, $"{device.Name} was sent {receipt.Place} when it had everything up to {known.Progress.Complete} only");
        (known.Line, known.LastOnLine) = (receipt.Line, receipt.Place.Seq);
    }

    private static void CheckReceipt(Board board, DeviceRecord device, Receipt receipt, Dictionary<string, Place> cids, Findings findings)
    {
        if (!board.Talks.TryGetValue(receipt.Place.Conversation, out var talk) || !talk.Members.Contains(device.Owner))
            findings.Add(Verdict.Authorization, $"{device.Name} of {device.Owner} was sent {receipt.Place}");
        if (board.RowsByPlace[(receipt.Place.Conversation, receipt.Place.Seq)].FirstOrDefault() is not { } row || row.Place.Id != receipt.Place.Id)
        {
            findings.Add(Verdict.Disagreement, $"{device.Name} was sent {receipt.Place}, which is not stored so");
            return;
        }
        if (receipt.Kind != ReceiptKind.Message)
            return;
        if (receipt.Content != row.Content)
            findings.Add(Verdict.Integrity, $"{device.Name} was sent {receipt.Place} with another text than is stored");
        if (Send.NameIn(receipt.Content) is { } cid && !cids.TryAdd(cid, receipt.Place) && cids[cid] != receipt.Place)
            findings.Add(Verdict.Duplicated, $"{device.Name} was shown {cid} as {cids[cid]} and as {receipt.Place}");
    }

    private static void CheckComplete(Board board, DeviceRecord device, ConversationId conversation, List<StoredMessage> rows, Known? known, Findings findings)
    {
        if (!board.Talks.TryGetValue(conversation, out var talk) || !talk.Members.Contains(device.Owner))
            return;
        foreach (var row in rows.Where(row => known?.Progress.Has(row.Place.Seq) != true))
            findings.Add(Verdict.Lost, $"{device.Name} was never sent {row.Place}");
    }

    /// <summary>What a device has of one conversation, and what the stream brought last.</summary>
    private sealed class Known
    {
        public Progress Progress { get; } = new();

        public int Line { get; set; }

        public long LastOnLine { get; set; }
    }
}
