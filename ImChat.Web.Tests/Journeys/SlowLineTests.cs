using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class SlowLineTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task TwoHundredKeys_OverASlowAndLossyLine_ArriveExactly_InTheBoxAndInTheMessage()
    {
        await using var line = new SlowLine(app.Address, TimeSpan.FromMilliseconds(400), loss: 0.05, seed: 5);
        await using var visitor = await browser.AtDeskAsync(line.Address);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        using var socket = await friend.ConnectAsync();
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i:D2}字 ,"));
        Assert.Equal(200, text.Length);

        // Half of it before the page is live, half while messages come in and the page renders.
        await visitor.Page.GotoAsync($"/u/{friend.Id}");
        await visitor.Hook("composer").PressSequentiallyAsync(text[..100]);
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await socket.SendTextAsync(10, visitor.Id, "in between");
        await visitor.Page.Keyboard.TypeAsync(text[100..150]);
        await Expect(visitor.Saying("in between")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.TypeAsync(text[150..]);
        await Expect(visitor.Hook("composer")).ToHaveValueAsync(text);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Messages.Last).ToHaveAttributeAsync("data-seq", "2");
        Assert.Equal(text, await visitor.Hook("message-text").Last.EvaluateAsync<string>("one => one.textContent"));
        Assert.Equal(text, await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task EnterThatEndsAComposition_DoesNotSend_AndTheNextOneDoes()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await visitor.Hook("composer").FocusAsync();
        var keyboard = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);

        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "ni hao", ["selectionStart"] = 6, ["selectionEnd"] = 6 });
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("ni hao");
        await keyboard.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "你好" });
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("你好");
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Hook("message-text")).ToHaveTextAsync("你好");
    }
}
