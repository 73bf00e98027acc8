using System.Collections.Immutable;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using Microsoft.AspNetCore.Components;

namespace ImChat.Web.Chat;

/// <summary>
/// Says how far this page has received. Renders nothing, but is rendered after what has arrived: renderings reach the browser in their
/// order, and Blazor ends one only when the browser has confirmed it. So what was in the list of conversations by then is in the browser.
/// While the line is down nothing is confirmed, and nothing counts.
/// </summary>
public sealed class Arrivals : ComponentBase, IDisposable
{
    /// <summary>Between two questions to the browser.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<ConversationId, long> received = [];
    private ImmutableList<ChatSummary> latest = [];
    private ImmutableList<ChatSummary>? asked;
    private DateTimeOffset askedAt;
    private bool isAsking;
    private IDisposable? listening;
    private ITimer? timer;

    [Inject]
    private ChatCircuit Circuit { get; set; } = default!;

    [Inject]
    private ChatList Chats { get; set; } = default!;

    [Inject]
    private Cursors Cursors { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        listening?.Dispose();
        timer?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            return;
        listening = Circuit.ListenLast(OnEventAsync);
        timer = Clock.CreateTimer(_ => InvokeAsync(Ask), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // The rendering that this one belongs to has the list in it.
        (isAsking, latest, asked) = (true, Chats.Rows, Chats.Rows);
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (asked is not { } rows)
            return;
        (isAsking, asked, askedAt) = (false, null, Clock.GetUtcNow());
        foreach (var row in rows.Where(IsNews))
        {
            received[row.Conversation] = row.LastSeq;
            // Nobody waits for it: what cannot be stored now, the next message makes up for.
            _ = Cursors.MoveAsync(new CursorMove(Circuit.Me, row.Conversation, row.LastSeq));
        }
        AskSoon();
    }

    private Task OnEventAsync(ChatEvent? chatEvent)
    {
        // Those who show it have taken it in by now; what is here later they may not have.
        var rows = Chats.Rows;
        return chatEvent is null or MessageArrived ? InvokeAsync(() => TakeIn(rows)) : Task.CompletedTask;
    }

    private void TakeIn(ImmutableList<ChatSummary> rows)
    {
        latest = rows;
        AskSoon();
    }

    private void AskSoon()
    {
        if (isAsking || !latest.Exists(IsNews))
            return;
        isAsking = true;
        var rest = askedAt + Rest - Clock.GetUtcNow();
        timer?.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Ask()
    {
        asked = latest;
        StateHasChanged();
    }

    /// <summary>What is read was received.</summary>
    private bool IsNews(ChatSummary row) => row.Unread > 0 && row.LastSeq > received.GetValueOrDefault(row.Conversation);
}
