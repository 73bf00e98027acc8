using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>What is in a page alone: uploads, recordings, pictures that wait for a text.</summary>
public sealed class HeldPageTests(AppFactory app, Browser browser)
{
    private const string UploadPath = "**/attach/upload";
    private const string WouldLose = "A reload would lose what is not sent.";

    /// <summary>After this only a page loaded anew is live again.</summary>
    private const string Spoil = "() => { window.before = true; window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }";

    [Fact]
    public async Task AFinishedUpload_LeavesTheReaderWhereTheyAre()
    {
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 60);
        await conversation.OpenAsync();
        var visitor = conversation.Visitor;
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync(UploadPath, held.SetResult, new() { Times = 1 });
        await AttachNotesAsync(visitor);
        var route = await Wait.For(held.Task);
        await Reading.ScrollUpAsync(visitor.Page, 600);
        var before = await Reading.OfAsync(visitor.Page);
        await route.ContinueAsync();
        await Expect(visitor.Messages.Filter(new() { HasText = "notes.txt" })).ToHaveAttributeAsync("data-seq", "61");
        Reading.AssertSame(before, await Reading.OfAsync(visitor.Page));
    }

    [Fact]
    public async Task PicturesThatWait_AreThereAgainInTheirConversation_AndThePageWaitsForThem()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.SayAsync("first");
        await visitor.Hook("composer").FillAsync("our hut");
        await visitor.Page.Locator(".log-lines").DispatchEventAsync("drop", new { dataTransfer = await CarriedAsync(visitor) });
        await Expect(visitor.Hook("tray")).ToContainTextAsync("hut.png");
        await visitor.Hook("nav-chats").ClickAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await visitor.Hook("chat-row").ClickAsync();
        await Expect(visitor.Hook("tray")).ToContainTextAsync("hut.png");
        await Expect(visitor.Hook("tray").Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 40);

        await visitor.Page.EvaluateAsync(Spoil);
        await Expect(visitor.Hook("connection-banner")).ToContainTextAsync(WouldLose);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove “hut.png”" }).ClickAsync();
        await ExpectReloadedAsync(visitor);
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("our hut");
        await Expect(visitor.Hook("tray")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AnUploadThatFailed_IsNotLostByAReload_UnlessThePersonSaysSo()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Page.RouteAsync(UploadPath, route => route.AbortAsync(), new() { Times = 1 });
        await AttachNotesAsync(visitor);
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-state", "failed");
        await visitor.Page.EvaluateAsync(Spoil);
        await Expect(visitor.Hook("connection-banner")).ToContainTextAsync(WouldLose);

        // The browser asks once more; who stays can go on.
        var asked = new TaskCompletionSource<IDialog>();
        visitor.Page.Dialog += (_, dialog) => asked.SetResult(dialog);
        await visitor.Page.GetByText("Reload", new() { Exact = true }).ClickAsync();
        var dialog = await Wait.For(asked.Task);
        Assert.Equal(DialogType.BeforeUnload, dialog.Type);
        await dialog.DismissAsync();
        await Expect(visitor.Hook("connection-banner")).ToContainTextAsync(WouldLose);
        await visitor.Hook("message-retry").ClickAsync();
        await ExpectReloadedAsync(visitor);
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Hook("message-file")).ToContainTextAsync("notes.txt");
    }

    [Fact]
    public async Task ARecording_IsNotCutOffByAReload()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Hook("record").ClickAsync();
        await Expect(visitor.Hook("recording")).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync(Spoil);
        await Expect(visitor.Hook("connection-banner")).ToContainTextAsync(WouldLose);
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:02");
        await visitor.Hook("record-send").ClickAsync();
        await ExpectReloadedAsync(visitor);
        await Expect(visitor.Page.Locator("[data-seq='1'] im-voice")).ToBeVisibleAsync();
    }

    private static async Task ExpectReloadedAsync(Visitor visitor) =>
        await visitor.Page.WaitForFunctionAsync("() => !window.before && document.querySelector('[data-testid=conversation]')?.dataset.ready === 'true'");

    private static Task AttachNotesAsync(Visitor visitor) =>
        visitor.Hook("attach").SetInputFilesAsync(new FilePayload { Name = "notes.txt", Buffer = "notes"u8.ToArray(), MimeType = "text/plain" });

    private static Task<IJSHandle> CarriedAsync(Visitor visitor) => visitor.Page.EvaluateHandleAsync(
        """
        (picture) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))], 'hut.png', { type: 'image/png' }));
          return data;
        }
        """,
        Convert.ToBase64String(Pictures.Draw(40, 30, SKEncodedImageFormat.Png)));

    /// <summary>The visitor stands before a friend's conversation.</summary>
    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
