using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class OfflineTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task WithTheNetworkCut_MessagesQueueWithAClock_SurviveAReload_AndArriveOnceAndInOrder()
    {
        await using var wire = new Wire(app.Address);
        await using var ada = await browser.OpenAsync(app, new() { BaseURL = wire.Address.ToString(), Locale = "en" });
        using var bo = await OpenConversationAsync(ada);
        using var socket = await bo.ConnectAsync();

        wire.Cut();
        await ada.SayAsync("first");
        await ada.SayAsync("second");
        await ExpectQueuedAsync(ada, "first", "second");
        // Without a network there is no page either.
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => ada.Page.ReloadAsync());
        await ada.Page.WaitForURLAsync("chrome-error://chromewebdata/");

        wire.Mend();
        await ada.OpenAsync($"/u/{bo.Id}");
        await ExpectStoredAsync(ada, "first", "second");
        Assert.Equal("first", (await socket.ReceiveJsonAsync()).GetProperty("content").GetString());
        Assert.Equal("second", (await socket.ReceiveJsonAsync()).GetProperty("content").GetString());
    }

    [Fact]
    public async Task ReloadedWhileOnlyTheCircuitIsCut_TheQueueIsShown_AndGoesOutByItself()
    {
        await using var ada = await browser.AtDeskAsync(app);
        using var bo = await OpenConversationAsync(ada);
        var line = await BreakableLine.LayAsync(ada.Page);
        await ada.OpenAsync(ada.Page.Url);

        await line.CutAsync();
        await ada.SayAsync("first");
        await ada.Page.ReloadAsync();
        await ExpectQueuedAsync(ada, "first");
        await ada.SayAsync("second");
        await ExpectQueuedAsync(ada, "first", "second");

        line.Mend();
        await ExpectStoredAsync(ada, "first", "second");
    }

    private static async Task ExpectQueuedAsync(Visitor visitor, params string[] texts)
    {
        await Expect(visitor.Hook("message-text")).ToHaveTextAsync(texts);
        foreach (var text in texts)
        {
            await Expect(visitor.Saying(text)).ToHaveAttributeAsync("data-state", "sending");
            await Expect(visitor.Saying(text).GetByRole(AriaRole.Img, new() { Name = "Sending" })).ToBeVisibleAsync();
        }
    }

    private static async Task ExpectStoredAsync(Visitor visitor, params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            await Expect(visitor.Page.Locator($".log-lines [data-seq='{i + 1}']")).ToContainTextAsync(texts[i]);
        await Expect(visitor.Messages).ToHaveCountAsync(texts.Length);
    }

    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
