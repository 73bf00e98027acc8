using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public class PausedPageTests(AppFactory app, Browser browser)
{
    private const string CountPauses = "() => { window.sameDocument = true; window.pauses = 0; document.addEventListener('imchat:down', () => window.pauses++); }";

    [Fact]
    public async Task HiddenForLong_APageGivesItsCircuitUp_AndTakesInWhatItMissed_WithoutAReload_WhenSomebodyLooksAgain()
    {
        await using var conversation = await StartAsync();
        var visitor = conversation.Visitor;
        var page = visitor.Page;
        await Reading.ScrollUpAsync(page, 900);
        await visitor.Hook("composer").FillAsync("half a thought");
        await visitor.Hook("composer").EvaluateAsync("box => box.setSelectionRange(2, 6)");
        var before = await Reading.OfAsync(page);

        await Sight.HideAsync(page);
        Assert.Equal(1, await Sight.LetTimePassAsync(page));
        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.pauses"));
        // Once more does nothing but wait until it is done.
        await page.EvaluateAsync("() => Blazor.pauseCircuit()");
        await conversation.HearAsync("missed 1", "missed 2", "missed 3");
        await Sight.ShowAsync(page);

        await Expect(visitor.Saying("missed 3")).ToHaveCountAsync(1);
        await conversation.HearAsync("and live again");
        await Expect(visitor.Saying("and live again")).ToHaveCountAsync(1);
        Assert.Equal(["missed 1", "missed 2", "missed 3", "and live again"], (await visitor.Hook("message-text").AllInnerTextsAsync()).TakeLast(4));
        Reading.AssertSame(before, await Reading.OfAsync(page));
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("half a thought");
        await Expect(visitor.Hook("composer")).ToBeFocusedAsync();
        Assert.Equal("2-6", await visitor.Hook("composer").EvaluateAsync<string>("box => `${box.selectionStart}-${box.selectionEnd}`"));
        await visitor.SayAsync("sent after");
        await Expect(visitor.Saying("sent after")).ToHaveAttributeAsync("data-seq", "125");
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task AQuestionThatIsOpen_IsNotTakenAway()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        await Sight.HoldLongTimesAsync(visitor.Page);
        await visitor.OpenAsync("/contacts");
        await visitor.Page.EvaluateAsync(CountPauses);
        await visitor.Hook("add-friend").ClickAsync();
        await visitor.Hook("prompt-input").FillAsync("12");
        await Sight.HideAsync(visitor.Page);
        Assert.Equal(1, await Sight.LetTimePassAsync(visitor.Page));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => window.pauses"));
        await visitor.Hook("prompt-cancel").ClickAsync();
        await Expect(visitor.Hook("prompt-input")).ToHaveCountAsync(0);
        Assert.Equal(1, await Sight.LetTimePassAsync(visitor.Page));
        await visitor.Page.WaitForFunctionAsync("() => window.pauses === 1");
    }

    [Fact]
    public async Task WhatIsStillBeingSentInAnotherConversation_KeepsAPageLive()
    {
        await using var conversation = await StartAsync();
        var visitor = conversation.Visitor;
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync("**/attach/upload", held.SetResult, new() { Times = 1 });
        await visitor.Hook("attach").SetInputFilesAsync(new FilePayload { Name = "notes.txt", Buffer = "notes"u8.ToArray(), MimeType = "text/plain" });
        var route = await Wait.For(held.Task);
        await visitor.Hook("nav-chats").ClickAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await Sight.HideAsync(visitor.Page);
        Assert.Equal(1, await Sight.LetTimePassAsync(visitor.Page));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => window.pauses"));
        await route.ContinueAsync();
        await Expect(visitor.Hook("chat-row")).ToContainTextAsync("notes.txt");
    }

    [Fact]
    public async Task LookedAtInTime_APageIsNotPaused()
    {
        await using var conversation = await StartAsync();
        var page = conversation.Visitor.Page;
        await Sight.HideAsync(page);
        await Sight.ShowAsync(page);
        Assert.Equal(0, await Sight.LetTimePassAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.pauses"));
    }

    private async Task<LongConversation> StartAsync()
    {
        var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 120);
        await Sight.HoldLongTimesAsync(conversation.Visitor.Page);
        await conversation.OpenAsync();
        await conversation.Visitor.Page.EvaluateAsync(CountPauses);
        return conversation;
    }
}
