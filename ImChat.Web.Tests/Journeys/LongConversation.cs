using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Somebody in a browser and somebody on a socket who has written much.</summary>
internal sealed class LongConversation : IAsyncDisposable
{
    private readonly LegacyClient friend;
    private LegacySocket socket;

    private LongConversation(Visitor visitor, LegacyClient friend, LegacySocket socket) => (Visitor, this.friend, this.socket) = (visitor, friend, socket);

    public Visitor Visitor { get; }

    public string Path => $"/u/{friend.Id}";

    /// <summary>All is stored and read; no page of it is open.</summary>
    public static async Task<LongConversation> StartAsync(Visitor visitor, HttpClient http, int messages)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(http, "Bo");
        var conversation = new LongConversation(visitor, friend, await friend.ConnectAsync());
        await conversation.HearAsync([.. Enumerable.Range(1, messages).Select(i => $"{i}: {new string('长', i % 40)}")]);
        await conversation.ReadAsync();
        return conversation;
    }

    /// <summary>The friend writes this; when it is done, everything is stored.</summary>
    public async Task HearAsync(params string[] texts)
    {
        foreach (var text in texts)
            await socket.SendTextAsync(10, Visitor.Id, text);
        await socket.SendTextAsync(10, friend.Id, "settled");
        await socket.ReceiveAsync();
    }

    /// <summary>After the line of the friend's socket was lost.</summary>
    public async Task ReconnectAsync()
    {
        socket.Dispose();
        socket = await friend.ConnectAsync();
    }

    public async Task OpenAsync()
    {
        await Visitor.OpenAsync(Path);
        await Expect(Visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
    }

    private async Task ReadAsync()
    {
        await OpenAsync();
        await Visitor.Page.EvaluateAsync("() => document.querySelector('im-message-log').toLatest()");
        await Expect(Visitor.Page.Locator("[data-testid=chat-row] [data-testid=unread-badge]")).ToHaveCountAsync(0);
        await Visitor.OpenAsync("/me");
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        friend.Dispose();
        await Visitor.DisposeAsync();
    }
}
