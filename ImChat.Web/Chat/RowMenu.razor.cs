using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImChat.Web.Chat;

/// <summary>What one can do with a row of the list.</summary>
public sealed partial class RowMenu
{
    private ElementReference menu;
    private PageScript<RowMenu> script = default!;

    /// <summary>The conversation that is open beside the list, if one is.</summary>
    [Parameter]
    public Peer? Selected { get; set; }

    [Inject]
    private Cursors Cursors { get; set; } = default!;

    /// <summary>Does what was picked for this row, or says why not.</summary>
    [JSInvokable]
    public async Task ActAsync(string peer, string action)
    {
        if (!Peer.TryParse(peer, null, out var one) || Chats.Rows.Find(row => row.Peer == one) is not { } row)
            return;
        var change = action switch
        {
            "Pin" => new ListChange(IsPinned: true),
            "Unpin" => new ListChange(IsPinned: false),
            "Mute" => new ListChange(IsMuted: true),
            "Unmute" => new ListChange(IsMuted: false),
            "MarkUnread" => new ListChange(IsMarkedUnread: true),
            "MarkRead" => new ListChange(IsMarkedUnread: false),
            "Hide" => new ListChange(HideUpTo: row.LastSeq),
            "Delete" => new ListChange(IsPinned: false, IsMarkedUnread: false, HideUpTo: row.LastSeq),
            _ => null,
        };
        if (change is null || (action == "Delete" && !await ConfirmAsync(row)) || !await ChangeAsync(row.Peer, change))
            return;
        if (action is "Hide" or "Delete" && Selected == row.Peer)
            Navigation.NavigateTo("/");
        if (action == "Hide")
            OfferUndo(row);
        if (action is "MarkRead" or "Delete")
            await ReadAsync(row);
        if (action == "Delete")
            await Drafts.KeepAsync(new Draft(Circuit.Me, row.Peer, "", Clock.GetUtcNow(), Device: null));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => script.DisposeAsync();

    /// <inheritdoc/>
    protected override void OnInitialized() => script = new(Script, "./Chat/RowMenu.razor.js");

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await script.ConnectAsync(this, menu);
    }

    private Task<bool> ConfirmAsync(ChatSummary row) => Dialogs.ConfirmAsync(Texts.DeleteFromListTitle.Fill(row.Name), Texts.DeleteFromListText, Texts.Delete);

    private async Task<bool> ChangeAsync(Peer peer, ListChange change)
    {
        var refusal = await Chats.ChangeAsync(peer, change);
        if (refusal is { } reason)
            Snackbar.Add(reason == Refusal.Busy ? Texts.NotSaved : RefusalTexts.Of(reason), Severity.Error);
        return refusal is null;
    }

    private async Task ReadAsync(ChatSummary row)
    {
        if (row.Unread > 0)
            await Cursors.MoveAsync(new CursorMove(Circuit.Me, row.Conversation, Got: 0, row.LastSeq));
    }

    private void OfferUndo(ChatSummary row) => Snackbar.Add(Texts.HiddenNote.Fill(row.Name), Severity.Normal, options =>
    {
        options.Action = Texts.Undo;
        options.OnClick = _ => ChangeAsync(row.Peer, new ListChange(HideUpTo: ListChange.Show));
    });
}
