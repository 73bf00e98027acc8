using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace ImChat.Web.Chat;

/// <summary>What stands under a conversation's name: whether a friend is there, and who is writing.</summary>
public sealed partial class PeerNote
{
    private Writers writers = default!;
    private ITimer? silence;
    private IDisposable? listening;
    private string? typing;

    /// <summary>Who or which group.</summary>
    [Parameter, EditorRequired]
    public Peer Peer { get; set; }

    /// <summary>What somebody whose card is read is called here.</summary>
    [Parameter, EditorRequired]
    public Func<UserId, string?> NameOf { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        listening?.Dispose();
        silence?.Dispose();
        Friends.Changed -= OnChangedAsync;
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        writers = new Writers(Clock);
        listening = Circuit.Listen(OnEventAsync);
        Friends.Changed += OnChangedAsync;
    }

    private Task OnEventAsync(ChatEvent? chatEvent) => chatEvent switch
    {
        TypingStarted started when started.To.SeenBy(Circuit.Me, started.Person) == Peer => InvokeAsync(() => StartedAsync(started.Person)),
        MessageArrived arrived when arrived.Message.PeerFor(Circuit.Me) == Peer => InvokeAsync(() => Stopped(arrived.Message.Sender)),
        _ => Task.CompletedTask,
    };

    private Task OnChangedAsync() => InvokeAsync(StateHasChanged);

    private async Task StartedAsync(UserId person)
    {
        await Cards.LoadAsync([person]);
        writers.Started(person);
        Show();
    }

    private void Stopped(UserId person)
    {
        if (writers.Stopped(person))
            Show();
    }

    private void Show()
    {
        typing = Sentence(writers.Now);
        StateHasChanged();
        if (writers.NextEnd is not { } end)
            return;
        silence ??= Clock.CreateTimer(_ => InvokeAsync(Show), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        silence.Change(end, Timeout.InfiniteTimeSpan);
    }

    private string? Sentence(IReadOnlyList<UserId> people) => people switch
    {
        [] => null,
        _ when !Peer.IsGroup => Texts.TypingOther,
        [var one] => Texts.TypingOne.Fill(Name(one)),
        [var one, var two] => Texts.TypingTwo.Fill(Name(one), Name(two)),
        _ => Texts.TypingMany.Fill(people.Count),
    };

    private string Name(UserId person) => NameOf(person) ?? person.ToString();
}
