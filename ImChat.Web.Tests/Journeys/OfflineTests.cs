using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed partial class OfflineTests(AppFactory app, Browser browser)
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
        var errorPage = ErrorPageAsync(ada);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => ada.Page.ReloadAsync());
        await Wait.For(errorPage);

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

    [Fact]
    public async Task ALineThatStaysDown_IsSaidInABanner_ThatCountsDownAndCoversNothing()
    {
        await using var ada = await browser.OnPhoneAsync(app, "en");
        using var bo = await OpenConversationAsync(ada);
        var line = await BreakableLine.LayAsync(ada.Page);
        await ada.OpenAsync(ada.Page.Url);
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");

        await line.CutAsync();
        await Expect(ada.Hook("connection-banner")).ToBeVisibleAsync();
        await Expect(ada.Hook("connection-banner")).ToContainTextAsync(Countdown);
        var banner = await ada.Hook("connection-banner").BoundingBoxAsync();
        foreach (var part in (ILocator[])[ada.Page.GetByRole(AriaRole.Link, new() { Name = "Back to chats" }), ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Bo" })])
            Assert.True((await part.BoundingBoxAsync())!.Y >= banner!.Y + banner.Height);
        await Expect(ada.Hook("composer")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(ada.Hook("composer")).ToBeEnabledAsync();

        line.Mend();
        await ada.Page.GetByText("Retry now").ClickAsync();
        await Expect(ada.Hook("connection-banner")).ToBeHiddenAsync();
    }

    /// <summary>The browser's own page follows its refusal; waiting for it as for a page would report the refusal once more.</summary>
    private static Task ErrorPageAsync(Visitor visitor)
    {
        var shown = new TaskCompletionSource();
        visitor.Page.FrameNavigated += (_, frame) =>
        {
            if (frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal))
                shown.TrySetResult();
        };
        return shown.Task;
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

    [GeneratedRegex(@"Next try in [0-9]+ s")]
    private static partial Regex Countdown { get; }

    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
