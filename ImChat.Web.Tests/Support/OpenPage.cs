using Bunit;
using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Contacts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImChat.Web.Tests.Support;

/// <summary>What components of one person's live page share: a real database, a circuit, a clock that stands still.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Presence presence;
    private readonly Cursors cursors;
    private readonly Task storing;

    public OpenPage(BunitContext context, TestDatabase database, UserId me)
    {
        Backplane = new LocalBackplane(Bus);
        presence = new Presence(Bus, database.Contacts, Backplane, new OtherNodes(database.Clock), database.Clock);
        cursors = new Cursors(database.Deliveries, Backplane, TimeProvider.System);
        storing = cursors.RunAsync(ended.Token);
        var messenger = new Messenger(new MessageRules(), new SendLimits(0), database.Audiences, new MessageWriter(database.Messages, Backplane));
        Circuit = new ChatCircuit(Bus, messenger, NullLogger<ChatCircuit>.Instance);
        Circuit.Identify(me);
        Circuit.Start();
        Cards = new PersonCards(database.People);
        Chats = new ChatList(Circuit, database.Lists, new OwnList(database.Arrangements, Backplane), Cards);
        Friends = new OnlineFriends(Circuit, database.Contacts, presence);
        context.Services.AddSingleton(Circuit).AddSingleton(Chats).AddSingleton(Friends).AddSingleton(Cards).AddSingleton(cursors).AddSingleton<TimeProvider>(database.Clock);
        // After this no service can be added any more.
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public MessageBus Bus { get; } = new();

    public IBackplane Backplane { get; }

    public ChatCircuit Circuit { get; }

    public ChatList Chats { get; }

    public OnlineFriends Friends { get; }

    public PersonCards Cards { get; }

    /// <summary>Something happens that concerns these people; completes when their components have taken it in.</summary>
    public async Task HappensAsync(ChatEvent chatEvent)
    {
        var taken = new TaskCompletionSource();
        using var listening = Circuit.ListenLast(heard =>
        {
            if (heard == chatEvent)
                taken.SetResult();
            return Task.CompletedTask;
        });
        await Backplane.PublishAsync(new Envelope(chatEvent, [Circuit.Me]));
        await Wait.For(taken.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await Circuit.DisposeAsync();
        await ended.CancelAsync();
        await storing;
        presence.Dispose();
        ended.Dispose();
    }
}
