using System.Collections.Immutable;
using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;
using ImChat.Web.Data;
using ImChat.Web.Groups;

namespace ImChat.Web.Chat;

/// <summary>The list of conversations of the person whose page this is, kept current by what arrives.</summary>
internal sealed class ChatList(ChatCircuit circuit, ChatLists lists, OwnList own, PersonCards people) : IDisposable
{
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable? listening;

    /// <summary>Raised after <see cref="Rows"/> changed, on no particular thread.</summary>
    public event Func<Task>? Changed;

    /// <summary>Pinned ones first, then the newest; none that is hidden. Replaced as a whole, so that a page may render it while the next one is made.</summary>
    public ImmutableList<ChatSummary> Rows { get; private set; } = [];

    /// <summary>For the title: what is unread where it is not muted.</summary>
    public int Unread => Rows.Sum(row => row.Asks);

    /// <summary>Shows the rows that the page was first rendered with, then reads them: something may have arrived in between.</summary>
    public async Task OpenAsync(IReadOnlyList<ChatSummary>? first)
    {
        listening ??= circuit.Listen(OnEventAsync);
        Rows = first is null ? [] : [.. first];
        try
        {
            await ReloadAsync();
        }
        finally
        {
            loaded.TrySetResult();
        }
        await TellAsync();
    }

    /// <summary>Changes how this person has arranged a conversation; the change comes back as an event. Null, or why not.</summary>
    public Task<Refusal?> ChangeAsync(Peer peer, ListChange change) => own.ChangeAsync(circuit.Me, peer, change, CancellationToken.None);

    /// <summary>Its person has opened a conversation: it needs no reminder any more.</summary>
    public async Task OpenedAsync(Peer peer)
    {
        await loaded.Task;
        if (Rows.Find(row => row.Peer == peer) is { Marks.IsMarkedUnread: true })
            await ChangeAsync(peer, new ListChange(IsMarkedUnread: false));
    }

    public void Dispose() => listening?.Dispose();

    private async Task OnEventAsync(ChatEvent? chatEvent)
    {
        // What is being read may be older than this event and would take it back.
        await loaded.Task;
        switch (chatEvent)
        {
            case null:
                await ReloadAsync();
                break;
            case MessageArrived arrived:
                await TakeInAsync(arrived.Message);
                break;
            case PeerAdded added:
                await RefreshAsync(added.Peer);
                break;
            case GroupChanged changed:
                await RefreshAsync(Peer.Of(changed.Group));
                break;
            case PersonChanged changed:
                people.Forget(changed.Person);
                await RenameAsync(changed.Person);
                break;
            case ListChanged changed:
                await RefreshAsync(changed.Peer);
                break;
            // Most say only that a message has come as far as here, which changes nothing.
            case CursorMoved moved when moved.Person == circuit.Me && Rows.Find(row => row.Peer == moved.To) is { } row && moved.Read > row.ReadSeq:
                if (moved.Read >= row.LastSeq)
                    Replace(row, row with { ReadSeq = moved.Read, Unread = 0, Marks = row.Marks with { IsMarkedUnread = false } });
                else
                    await RefreshAsync(moved.To);
                break;
            default:
                return;
        }
        await TellAsync();
    }

    private Task TellAsync() => Changed?.Invoke() ?? Task.CompletedTask;

    private async Task TakeInAsync(ChatMessage message)
    {
        var peer = message.PeerFor(circuit.Me);
        if (Rows.Find(row => row.Peer == peer) is not { } row)
        {
            await RefreshAsync(peer);
            return;
        }
        if (message.Seq <= row.LastSeq)
            return;
        await people.LoadAsync([message.Sender, .. message.Notice?.People ?? []]);
        var sender = people.Known(message.Sender);
        Replace(row, row with
        {
            LastSeq = message.Seq,
            LastSender = message.Sender.Value,
            LastSenderName = sender?.Nickname ?? "",
            LastBody = BodyPreview.Shorten(message.Body),
            LastNotice = message.Notice is { } notice ? NoticeLine.Of(notice, message.Sender, circuit.Me, person => people.Known(person)?.Nickname) : null,
            At = message.At,
            Unread = Math.Min(row.Unread + (message.Sender == circuit.Me || message.Notice is not null ? 0 : 1), ChatSummary.MostCounted),
        });
    }

    /// <summary>In their own row, and where they spoke last.</summary>
    private async Task RenameAsync(UserId person)
    {
        foreach (var row in Rows.FindAll(row => row.Peer == Peer.Of(person) || row.LastSender == person.Value))
            await RefreshAsync(row.Peer);
    }

    private async Task ReloadAsync() => Rows = [.. await lists.OfAsync(circuit.Me, CancellationToken.None)];

    private async Task RefreshAsync(Peer peer) =>
        Replace(Rows.Find(row => row.Peer == peer), await lists.FindAsync(circuit.Me, peer, CancellationToken.None));

    private void Replace(ChatSummary? old, ChatSummary? now)
    {
        var rows = old is null ? Rows : Rows.Remove(old);
        if (now is { Marks.IsHidden: false })
            rows = rows.Insert(rows.TakeWhile(row => row.IsAbove(now)).Count(), now);
        Rows = rows;
    }
}
