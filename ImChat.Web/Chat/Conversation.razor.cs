using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Groups;
using ImChat.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace ImChat.Web.Chat;

/// <summary>One conversation: its header, its messages and the composer.</summary>
public sealed partial class Conversation
{
    private static readonly Dictionary<UserId, string> NoAliases = [];

    private ConversationState state = default!;
    private Receipts receipts = default!;
    private IDisposable? listening;
    private bool isLive;
    private bool isNobody;
    private GroupCard? group;

    /// <summary>Who or which group.</summary>
    [Parameter, EditorRequired]
    public Peer Peer { get; set; }

    /// <summary>How the viewer wants times shown.</summary>
    [CascadingParameter]
    public Preferences Preferences { get; set; } = default!;

    /// <summary>The header as it was rendered first.</summary>
    [PersistentState]
    public ConversationHeader? Header { get; set; }

    /// <summary>The message that the address names, or null.</summary>
    [Parameter]
    public long? Message { get; set; }

    /// <summary>How far the others had come when it was rendered first.</summary>
    [PersistentState]
    public List<Receipt>? FirstReceipts { get; set; }

    private string Name => Peer == Peer.Of(Circuit.Me) ? Texts.SavedMessages : Header!.Name;

    /// <summary>Where it is kept; null while nothing was ever said.</summary>
    private ConversationId? Kept => Header?.Conversation ?? state.Conversation;

    /// <inheritdoc/>
    public void Dispose()
    {
        listening?.Dispose();
        FirstShown.Hide(state);
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        (state, group, var isRead) = FirstShown.Show(Peer);
        receipts = new Receipts(Circuit.Me, Peer, Deliveries);
        // Listen first, read second: what arrives in between is there twice and shown once.
        listening = Circuit.Listen(OnEventAsync);
        return OpenAsync(isRead);
    }

    /// <param name="isRead">Its lines are there; what has changed since they were read comes after they have been rendered.</param>
    private async Task OpenAsync(bool isRead)
    {
        // The first words may have been said since.
        if (Header is not { Conversation: not null })
            Header = await FindHeaderAsync();
        isNobody = Header is null;
        if (Header is null)
            return;
        if (!isRead)
        {
            await ReadGroupAsync();
            await state.OpenAsync(Message, Header.Conversation is { } opened ? await Deliveries.PositionAsync(Circuit.Me, opened, CancellationToken.None) : null);
        }
        state.Call(group?.Aliases ?? NoAliases);
        if (Kept is { } conversation)
            await receipts.OpenAsync(conversation, FirstReceipts);
        // A page that was paused reads them again.
        FirstReceipts = RendererInfo.IsInteractive ? null : FirstRendering.IfSmall<Receipt>(receipts.Others);
        // The first rendering may be older than this one by a few messages.
        if (RendererInfo.IsInteractive)
            await state.CatchUpAsync();
        if (!isRead)
            return;
        await ReadGroupAsync();
        state.Call(group?.Aliases ?? NoAliases);
    }

    private Task SeenAsync(long seq) =>
        Kept is { } conversation ? Cursors.MoveAsync(new CursorMove(Circuit.Me, conversation, Got: 0, seq)) : Task.CompletedTask;

    /// <summary>What nobody else ever sees has never come further than here.</summary>
    private MessageState StateOf(MessageLine line) => line.IsMine && !line.IsWithheld ? receipts.StateOf(line.Seq) : default;

    private Task TypingAsync() =>
        Kept is { } conversation ? Typing.StartAsync(Circuit.Me, conversation, CancellationToken.None) : Task.CompletedTask;

    private async Task ReadGroupAsync()
    {
        if (Peer.IsGroup)
            group = await Groups.FindAsync(Circuit.Me, new GroupId(Peer.Number), CancellationToken.None);
    }

    private Task<Refusal?> ConfirmAsync() => Directory.ChangeAsync(Circuit.Me, new GroupId(Peer.Number), new Confirm(), CancellationToken.None);

    private bool MayChangeGroup(ChatEvent? chatEvent) =>
        Peer.IsGroup && (chatEvent is null || (chatEvent is GroupChanged changed && Peer.Of(changed.Group) == Peer));

    private async Task<bool> TakeInChangeAsync(ChatEvent? chatEvent)
    {
        if (!MayChangeGroup(chatEvent))
            return false;
        var wasMember = group?.Role is not (null or GroupRole.None);
        await ReadGroupAsync();
        Header = await FindHeaderAsync() ?? Header;
        // Whoever came back may see other lines than those who stayed.
        if (!wasMember && group?.Role > GroupRole.None)
            await state.OpenLatestAsync();
        state.Call(group?.Aliases ?? NoAliases);
        return true;
    }

    private async Task<ConversationHeader?> FindHeaderAsync()
    {
        if (await Lists.FindAsync(Circuit.Me, Peer, CancellationToken.None) is { } row)
            return new ConversationHeader(row.Conversation, row.Name, row.Picture);
        // Nobody has said a word to each other yet; writing the first makes the conversation.
        return !Peer.IsGroup && await People.FindAsync(Circuit.Me, new UserId(Peer.Number), CancellationToken.None) is { } person
            ? new ConversationHeader(null, person.Nickname, person.Avatar)
            : null;
    }

    private Task OnEventAsync(ChatEvent? chatEvent) => InvokeAsync(async () =>
    {
        // The group may have taken the viewer in since.
        if (isNobody && MayChangeGroup(chatEvent))
        {
            await OpenAsync(isRead: false);
            StateHasChanged();
        }
        if (Header is null)
            return;
        var isNews = await state.TakeInAsync(chatEvent);
        isNews |= await TakeInChangeAsync(chatEvent);
        isNews |= await receipts.TakeInAsync(chatEvent, Kept);
        if (chatEvent is PersonChanged changed)
        {
            isNews |= await state.RenameAsync(changed.Person);
            if (Peer == Peer.Of(changed.Person))
                (Header, isNews) = (await FindHeaderAsync() ?? Header, true);
        }
        if (isNews)
            StateHasChanged();
    });
}
