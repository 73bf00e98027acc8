using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;
using ImChat.Web.Groups;

namespace ImChat.Web.Chat;

/// <summary>
/// The messages of one conversation that one page holds: a window that moves over it and never grows beyond <see cref="MostLines"/>. What is
/// in it is always without a gap: an event that does not continue the last line makes it read again from storage.
/// </summary>
internal sealed class ConversationState(UserId me, Peer peer, IMessageStore store, PersonCards people)
{
    public const int PageSize = 50;
    public const int MostLines = 300;

    /// <summary>Lines above what one wants to see, so that it does not hang at the edge.</summary>
    private const int Lead = 20;

    private readonly List<MessageLine> lines = [];
    private IReadOnlyDictionary<UserId, string> aliases = new Dictionary<UserId, string>();

    /// <summary>Reading takes time, and what was read fits the lines only as they were before: one after the other.</summary>
    private Task turn = Task.CompletedTask;

    /// <summary>Before, nothing can continue the lines: there are none yet.</summary>
    private bool isOpen;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MessageLine> Lines => lines;

    /// <summary>Whether there is more above the first line.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>Whether there is more below the last line.</summary>
    public bool HasNewer { get; private set; }

    /// <summary>The first message that was unread when it was opened, or 0.</summary>
    public long FirstUnread { get; private set; }

    /// <summary>What the reader had seen of it when it was opened.</summary>
    public long SeenBefore { get; private set; }

    /// <summary>The number of the conversation's newest message, as far as this page has heard.</summary>
    public long Newest { get; private set; }

    /// <summary>Whether the reader stands at the end, so that what arrives pushes out the oldest.</summary>
    public bool IsFollowed { get; set; } = true;

    /// <summary>Where it is kept, once something was read from it.</summary>
    public ConversationId? Conversation { get; private set; }

    private long LastSeq => lines.Count == 0 ? 0 : lines[^1].Seq;

    /// <summary>What a later rendering needs to show the same.</summary>
    public FirstLines AsFirst() => new(lines.Count == 0 ? 0 : lines[0].Seq, LastSeq, HasOlder, HasNewer, FirstUnread, Newest);

    /// <summary>Shows what was rendered first.</summary>
    public Task OpenAsync(FirstLines first) => InTurnAsync(() => ShowAgainAsync(first));

    /// <summary>Shows where the reader wants to be: around a message, else where the unread begin, else the end.</summary>
    public Task OpenAsync(long? target, ConversationPosition? position) => InTurnAsync(() => FindPlaceAsync(target, position));

    /// <summary>Shows the lines around this one.</summary>
    public Task OpenAroundAsync(long seq) => InTurnAsync(() => ShowAroundAsync(seq - 1));

    /// <summary>Shows the end.</summary>
    public Task OpenLatestAsync() => InTurnAsync(ShowLatestAsync);

    /// <summary>Adds a page above; what is too far below goes.</summary>
    public Task LoadOlderAsync() => InTurnAsync(AddOlderAsync);

    /// <summary>Adds a page below; what is too far above goes.</summary>
    public Task LoadNewerAsync() => InTurnAsync(AddNewerAsync);

    /// <summary>Takes in an event; null means that some were missed. True when something is to be shown.</summary>
    public Task<bool> TakeInAsync(ChatEvent? chatEvent) => InTurnAsync(() => AddNewsAsync(chatEvent));

    /// <summary>
    /// Reads what came after the last line. What would be too much waits below a reader who stays where they are; before one who follows
    /// stands the end.
    /// </summary>
    public Task<bool> CatchUpAsync() => InTurnAsync(ReadOnAsync);

    private Task<bool> InTurnAsync(Func<Task> act) => InTurnAsync(async () =>
    {
        await act();
        return true;
    });

    private async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        var (before, mine) = (turn, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        turn = mine.Task;
        try
        {
            await before;
            return await act();
        }
        finally
        {
            mine.SetResult();
        }
    }

    private async Task ShowAgainAsync(FirstLines first)
    {
        var read = first.First == 0 ? [] : await store.AfterAsync(me, peer, first.First - 1, MostLines, CancellationToken.None);
        Show(await AsLinesAsync([.. read.Where(message => message.Seq <= first.Last)]), first.HasOlder, first.HasNewer);
        (FirstUnread, Newest) = (first.FirstUnread, Math.Max(first.Newest, Newest));
        SeenBefore = FirstUnread > 0 ? FirstUnread - 1 : Newest;
    }

    private async Task FindPlaceAsync(long? target, ConversationPosition? position)
    {
        Newest = position?.LastSeq ?? 0;
        SeenBefore = position?.ReadSeq ?? 0;
        if (target is > 0 and var seq && seq <= Newest)
        {
            await ShowAroundAsync(seq - 1);
            return;
        }
        await ShowLatestAsync();
        // Above it there may be numbers that are not for this reader.
        Newest = LastSeq;
        if (position is null || position.ReadSeq >= Newest)
            return;
        if (HasOlder && lines[0].Seq > position.ReadSeq + 1)
            await ShowAroundAsync(position.ReadSeq);
        FirstUnread = lines.Find(line => line.Seq > position.ReadSeq && !line.IsMine && line.Notice is null)?.Seq ?? 0;
    }

    private async Task ShowLatestAsync()
    {
        var newest = await ReadBeforeAsync(long.MaxValue, PageSize);
        Show(newest, hasOlder: newest.Count == PageSize, hasNewer: false);
        IsFollowed = true;
    }

    private async Task AddOlderAsync()
    {
        if (!HasOlder)
            return;
        var older = await ReadBeforeAsync(lines[0].Seq, PageSize);
        lines.InsertRange(0, older);
        HasOlder = older.Count == PageSize;
        if (lines.Count <= MostLines)
            return;
        lines.RemoveRange(MostLines, lines.Count - MostLines);
        HasNewer = true;
    }

    private async Task AddNewerAsync()
    {
        if (!HasNewer)
            return;
        var newer = await store.AfterAsync(me, peer, LastSeq, PageSize, CancellationToken.None);
        await AppendAsync(newer);
        HasNewer = newer.Count == PageSize;
        TrimAbove();
    }

    /// <summary>Says how people want to be called here, where it is not by their own name.</summary>
    public void Call(IReadOnlyDictionary<UserId, string> names)
    {
        aliases = names;
        for (var i = 0; i < lines.Count; i++)
        {
            if (NameOf(new UserId(lines[i].Sender)) is { } name && name != lines[i].SenderName)
                lines[i] = lines[i] with { SenderName = name };
        }
    }

    private async Task<bool> AddNewsAsync(ChatEvent? chatEvent)
    {
        switch (chatEvent)
        {
            case null:
                return await ReadOnAsync();
            case MessageArrived arrived when arrived.Message.PeerFor(me) == peer && arrived.Message.Seq > Newest:
                Newest = arrived.Message.Seq;
                if (HasNewer || !isOpen)
                    return isOpen;
                if (arrived.Message.Seq > LastSeq + 1)
                    return await ReadOnAsync();
                await AddAsync([arrived.Message]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Somebody is called or looks different now. True when that is to be shown.</summary>
    public async Task<bool> RenameAsync(UserId person)
    {
        people.Forget(person);
        if (!lines.Exists(line => line.Sender == person.Value) || await people.FindAsync(person) is not { } now)
            return false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Sender == person.Value)
                lines[i] = lines[i] with { SenderName = NameOf(person) ?? now.Nickname, SenderPicture = now.Avatar };
        }
        return true;
    }

    private async Task<bool> ReadOnAsync()
    {
        if (HasNewer || !isOpen)
            return false;
        var before = LastSeq;
        for (var pages = 0; pages < MostLines / PageSize; pages++)
        {
            var next = await store.AfterAsync(me, peer, LastSeq, PageSize, CancellationToken.None);
            await AddAsync(next);
            if (next.Count < PageSize || HasNewer)
                return LastSeq > before || HasNewer;
        }
        await ShowLatestAsync();
        return true;
    }

    /// <summary>At the end of the window: pushes out the oldest for a reader who follows, and else waits below.</summary>
    private async Task AddAsync(IReadOnlyList<ChatMessage> messages)
    {
        if (!IsFollowed && lines.Count + messages.Count > MostLines)
        {
            HasNewer = true;
            return;
        }
        await AppendAsync(messages);
        TrimAbove();
    }

    private void TrimAbove()
    {
        if (lines.Count <= MostLines)
            return;
        lines.RemoveRange(0, lines.Count - MostLines);
        HasOlder = true;
    }

    private async Task ShowAroundAsync(long seq)
    {
        var above = await ReadBeforeAsync(seq + 1, Lead);
        var below = await store.AfterAsync(me, peer, seq, PageSize, CancellationToken.None);
        Show(above, hasOlder: above.Count == Lead, hasNewer: below.Count == PageSize);
        await AppendAsync(below);
        IsFollowed = false;
    }

    private void Show(List<MessageLine> shown, bool hasOlder, bool hasNewer)
    {
        lines.Clear();
        lines.AddRange(shown);
        (HasOlder, HasNewer, Newest, isOpen) = (hasOlder, hasNewer, Math.Max(Newest, LastSeq), true);
    }

    private async Task AppendAsync(IReadOnlyList<ChatMessage> messages)
    {
        foreach (var line in await AsLinesAsync(messages))
        {
            if (line.Seq > LastSeq)
                lines.Add(line);
        }
        Newest = Math.Max(Newest, LastSeq);
    }

    private async Task<List<MessageLine>> ReadBeforeAsync(long seq, int count) =>
        await AsLinesAsync(await store.BeforeAsync(me, peer, seq, count, CancellationToken.None));

    /// <summary>What somebody is called here: in this group, else by the reader; null for whoever was not read yet.</summary>
    public string? NameOf(UserId person) => aliases.GetValueOrDefault(person) ?? people.Known(person)?.Nickname;

    private async Task<List<MessageLine>> AsLinesAsync(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count > 0)
            Conversation = messages[0].Conversation;
        await people.LoadAsync(messages.SelectMany(message => message.Notice is { } notice ? [message.Sender, .. notice.People] : (IEnumerable<UserId>)[message.Sender]));
        return [.. messages.Select(message =>
        {
            var isMine = message.Sender == me;
            var sender = people.Known(message.Sender);
            return new MessageLine(
                message.Seq, message.Sender.Value, isMine, NameOf(message.Sender) ?? "", sender?.Avatar ?? "", message.Body, message.At, isMine ? message.ClientId : null, message.IsWithheld)
            {
                Notice = message.Notice is { } notice ? NoticeLine.Of(notice, message.Sender, me, NameOf) : null,
            };
        })];
    }
}
