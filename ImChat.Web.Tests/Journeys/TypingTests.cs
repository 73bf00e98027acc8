using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class TypingTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task WhoeverTypes_IsSeenTo_UntilTheirMessageIsThere_AndNoLineMoves()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app, "en");
        await TalkAsync(ada, bo);
        var place = await ada.Saying("hello").BoundingBoxAsync();

        await bo.Hook("composer").PressSequentiallyAsync("writing");
        await Expect(ada.Hook("typing")).ToHaveTextAsync("Typing…");
        Assert.Equal(place!.Y, (await ada.Saying("hello").BoundingBoxAsync())!.Y);
        await Expect(ada.Messages).ToHaveCountAsync(1);

        await bo.Hook("send").ClickAsync();
        await Expect(ada.Saying("writing")).ToBeVisibleAsync();
        await Expect(ada.Hook("typing")).ToHaveCountAsync(0, new() { Timeout = 4000 });
        Assert.Equal(place.Y, (await ada.Saying("hello").BoundingBoxAsync())!.Y);
        Assert.Empty(ada.Errors);
        Assert.Empty(bo.Errors);
    }

    [Fact]
    public async Task InAGroup_TheirNameIsSaid_AndNobodySeesThemselvesType()
    {
        await using var ada = await browser.AtDeskAsync(app, "zh-CN");
        await using var bo = await browser.OnPhoneAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("小林");
        using var owner = await LegacyClient.RegisterAsync(app);
        var group = await owner.CreateGroupAsync("writers");
        foreach (var visitor in (Visitor[])[ada, bo])
        {
            await visitor.JoinAsync(group);
            await OpenAsync(visitor, $"/g/{group}");
        }
        await bo.Hook("composer").PressSequentiallyAsync("writing", new() { Delay = 100 });
        await Expect(ada.Hook("typing")).ToHaveTextAsync("小林正在输入…");
        await Expect(bo.Hook("typing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ManyKeysInARow_AreToldOnce_AndNothingIsToldOfAnEmptyBox()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        var told = 0;
        bo.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => told += IsTyping(frame) ? 1 : 0;
        await TalkAsync(ada, bo);

        await bo.Hook("composer").PressSequentiallyAsync("   ");
        await bo.Hook("composer").FillAsync("");
        await bo.Hook("composer").PressSequentiallyAsync("quick as anything");
        await Expect(ada.Hook("typing")).ToBeVisibleAsync();
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task WithoutAConversation_ThereIsNobodyToTell()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await OpenAsync(ada, $"/u/{bo.Id}");
        await OpenAsync(bo, $"/u/{ada.Id}");
        // What would say so; it is hung up before anybody types, and cannot be missed.
        await ada.Page.EvaluateAsync("() => new MutationObserver(() => { window.saidTyping ||= document.querySelector('[data-testid=typing]') !== null; }).observe(document, { childList: true, subtree: true })");
        await bo.Hook("composer").PressSequentiallyAsync("writing");
        await Expect(ada.Hook("typing")).ToHaveCountAsync(0);
        await bo.Hook("send").ClickAsync();
        await Expect(ada.Saying("writing")).ToBeVisibleAsync();
        Assert.False(await ada.Page.EvaluateAsync<bool>("() => window.saidTyping === true"));
        Assert.Empty(bo.Errors);
    }

    private static bool IsTyping(IWebSocketFrame frame) => frame.Binary.AsSpan().IndexOf("TypingAsync"u8) >= 0;

    private static async Task OpenAsync(Visitor visitor, string path)
    {
        await visitor.OpenAsync(path);
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
    }

    /// <summary>Both have the conversation open, with one message in it.</summary>
    private static async Task TalkAsync(Visitor ada, Visitor bo)
    {
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await OpenAsync(ada, $"/u/{bo.Id}");
        await ada.SayAsync("hello");
        await Expect(ada.Messages).ToHaveAttributeAsync("data-seq", "1");
        await OpenAsync(bo, $"/u/{ada.Id}");
        await Expect(ada.Messages).ToHaveAttributeAsync("data-state", "read");
    }
}
