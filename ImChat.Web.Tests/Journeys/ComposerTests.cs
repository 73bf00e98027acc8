using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class ComposerTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task NothingAndTooMuch_AreRefusedInWords_AndTheTextStays()
    {
        await using var visitor = await OpenConversationAsync();
        await visitor.Hook("send").ClickAsync();
        await Expect(visitor.Page.GetByText("An empty message cannot be sent.")).ToBeVisibleAsync();
        var tooLong = new string('长', 10_000);
        await visitor.SayAsync(tooLong);
        await Expect(visitor.Page.GetByText("This message is too long. Up to 8000 characters can be sent.")).ToBeVisibleAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync(tooLong);
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await visitor.SayAsync(new string('长', 8_000));
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
    }

    [Fact]
    public async Task Enter_Sends_ShiftEnterBreaksTheLine_AndEnterWhileComposingDoesNeither()
    {
        await using var visitor = await OpenConversationAsync();
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("one");
        await composer.PressAsync("Shift+Enter");
        await composer.PressSequentiallyAsync("two");
        await composer.EvaluateAsync("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))");
        await composer.EvaluateAsync("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))");
        await Expect(composer).ToHaveValueAsync("one\ntwo");
        await composer.PressAsync("Enter");
        await Expect(composer).ToHaveValueAsync("");
        await Expect(visitor.Hook("message-text")).ToHaveTextAsync("one\ntwo");
    }

    [Fact]
    public async Task WhatIsTypedBeforeTheCircuitIsThere_IsKept()
    {
        await using var visitor = await OpenConversationAsync();
        var address = visitor.Page.Url;
        // The script of the circuit comes only when we let it.
        var release = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.GotoAsync(address, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await visitor.Hook("composer").PressSequentiallyAsync("typed before");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "false");
        release.SetResult();
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await visitor.Page.Keyboard.TypeAsync(" and after");
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("typed before and after");
    }

    [Fact]
    public async Task OnAPhone_OpeningAConversation_DoesNotBringUpTheKeyboard()
    {
        await using var visitor = await browser.OnPhoneAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await Expect(visitor.Hook("composer")).Not.ToBeFocusedAsync();
        await visitor.Hook("composer").TapAsync();
        await Expect(visitor.Hook("composer")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ADraft_SurvivesAReload_AndGoesWhenSent()
    {
        await using var visitor = await OpenConversationAsync();
        await visitor.Hook("composer").FillAsync("later");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("later");
        await visitor.Hook("send").ClickAsync();
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task WrittenWhileTheLineIsDown_IsShownAtOnce_AndStoredOnceAndInOrderLater()
    {
        await using var visitor = await OpenConversationAsync();
        var line = await BreakableLine.LayAsync(visitor.Page);
        await visitor.OpenAsync(visitor.Page.Url);
        await line.CutAsync();
        await visitor.SayAsync("first");
        await visitor.SayAsync("second");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await Expect(visitor.Saying("second")).ToHaveAttributeAsync("data-state", "sending");
        line.Mend();
        await Expect(visitor.Saying("first")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Saying("second")).ToHaveAttributeAsync("data-seq", "2");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
    }

    private async Task<Visitor> OpenConversationAsync()
    {
        var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return visitor;
    }
}
