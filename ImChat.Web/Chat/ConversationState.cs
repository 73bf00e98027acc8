using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;

namespace ImChat.Web.Chat;

/// <summary>
/// The messages of one conversation that one page holds. What is here is always without a gap: an event that does not continue the
/// last line makes it read again from storage.
/// </summary>
internal sealed class ConversationState(UserId me, Peer peer, IMessageStore store, PersonCards people)
{
    public const int PageSize = 50;

    private readonly List<MessageLine> lines = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MessageLine> Lines => lines;

    /// <summary>Whether there is more above the first line.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>Where it is kept, once something was read from it.</summary>
    public ConversationId? Conversation { get; private set; }

    private long LastSeq => lines.Count == 0 ? 0 : lines[^1].Seq;

    /// <summary>Shows the newest page: the one given, read when the page was first rendered, or read now.</summary>
    public async Task OpenAsync(IReadOnlyList<MessageLine>? newest)
    {
        newest ??= await ReadBeforeAsync(long.MaxValue);
        lines.Clear();
        lines.AddRange(newest);
        HasOlder = newest.Count == PageSize;
    }

    /// <summary>Adds a page above.</summary>
    public async Task LoadOlderAsync()
    {
        if (!HasOlder)
            return;
        var older = await ReadBeforeAsync(lines[0].Seq);
        // Two requests at once read the same page; the second finds it there.
        older.RemoveAll(line => line.Seq >= lines[0].Seq);
        lines.InsertRange(0, older);
        HasOlder = older.Count == PageSize;
    }

    /// <summary>Takes in an event; null means that some were missed. True when something is to be shown.</summary>
    public async Task<bool> TakeInAsync(ChatEvent? chatEvent)
    {
        switch (chatEvent)
        {
            case null:
                return await CatchUpAsync();
            case MessageArrived arrived when arrived.Message.PeerFor(me) == peer && arrived.Message.Seq > LastSeq:
                if (arrived.Message.Seq > LastSeq + 1)
                    return await CatchUpAsync();
                await AppendAsync([arrived.Message]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads everything after the last line.</summary>
    public async Task<bool> CatchUpAsync()
    {
        var any = false;
        IReadOnlyList<ChatMessage> next;
        do
        {
            next = await store.AfterAsync(me, peer, LastSeq, PageSize, CancellationToken.None);
            await AppendAsync(next);
            any |= next.Count > 0;
        }
        while (next.Count == PageSize);
        return any;
    }

    private async Task AppendAsync(IReadOnlyList<ChatMessage> messages)
    {
        foreach (var line in await AsLinesAsync(messages))
        {
            if (line.Seq > LastSeq)
                lines.Add(line);
        }
    }

    private async Task<List<MessageLine>> ReadBeforeAsync(long seq) =>
        await AsLinesAsync(await store.BeforeAsync(me, peer, seq, PageSize, CancellationToken.None));

    private async Task<List<MessageLine>> AsLinesAsync(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count > 0)
            Conversation = messages[0].Conversation;
        await people.LoadAsync(messages.Select(message => message.Sender));
        return [.. messages.Select(message =>
        {
            var isMine = message.Sender == me;
            var sender = people.Known(message.Sender);
            return new MessageLine(
                message.Seq, message.Sender.Value, isMine, sender?.Nickname ?? "", sender?.Avatar ?? "", message.Body, message.At, isMine ? message.ClientId : null);
        })];
    }
}
