using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class LargeStateTests(AppFactory app, Browser browser)
{
    /// <summary>What a page hands from its first rendering to the live one has to fit into one message of the circuit.</summary>
    [Fact]
    public async Task VeryLongMessages_DoNotKeepAPageFromComingAlive()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var stranger = await LegacyClient.RegisterAsync(app, "Bo");
        using var socket = await stranger.ConnectAsync();
        var text = new string('长', 9_000);
        for (var i = 0; i < 5; i++)
            await socket.SendTextAsync(10, visitor.Id, $"{i} {text}");
        await socket.SendTextAsync(10, stranger.Id, "settled");
        await socket.ReceiveAsync();
        await visitor.OpenAsync("/");
        await Expect(visitor.Hook("unread-badge")).ToHaveTextAsync("5");
        await visitor.OpenAsync($"/u/{stranger.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await Expect(visitor.Messages).ToHaveCountAsync(5);
        await visitor.SayAsync("still here");
        await Expect(visitor.Saying("still here")).ToHaveAttributeAsync("data-seq", "6");
        Assert.Empty(visitor.Errors);
    }
}
