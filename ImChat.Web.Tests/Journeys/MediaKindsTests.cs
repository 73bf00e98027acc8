using System.Text.Json;
using Deque.AxeCore.Playwright;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Everything but text, as people send and see it.</summary>
public sealed class MediaKindsTests(AppFactory app, Browser browser)
{
    private const string UploadPath = "**/attach/upload";

    [Fact]
    public async Task SeveralPictures_AreOneAlbum_OfNineAtMost_AndOldClientsGetAPictureAndAText()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await AttachAsync(visitor, Enumerable.Range(1, 11).Select(at => Picture($"{at}.png", 40 + at, 30)));
        var first = await socket.ReceiveJsonAsync();
        Assert.Equal(100, first.GetProperty("media").GetInt32());
        Assert.Equal("9 pictures", first.GetProperty("memo").GetString());
        var album = JsonDocument.Parse(first.GetProperty("content").GetString()!).RootElement;
        Assert.Equal("album", album.GetProperty("type").GetString());
        Assert.Equal(Enumerable.Range(41, 9), album.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("w").GetInt32()));
        Assert.All(album.GetProperty("images").EnumerateArray(), image => Assert.StartsWith("/mnt/", image.GetProperty("url").GetString(), StringComparison.Ordinal));
        Assert.Equal(album.GetProperty("images")[0].GetProperty("url").GetString(), first.GetProperty("url").GetString());
        var second = JsonDocument.Parse((await socket.ReceiveJsonAsync()).GetProperty("content").GetString()!).RootElement;
        Assert.Equal(2, second.GetProperty("images").GetArrayLength());
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=album] img")).ToHaveCountAsync(9);
        await Expect(visitor.Page.Locator("[data-seq='2'] [data-testid=album] img").Nth(1)).ToHaveJSPropertyAsync("naturalWidth", 51);
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await visitor.OpenAsync("/");
        await Expect(visitor.Hook("chat-row")).ToContainTextAsync("[2 pictures]");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task OfAnAlbumOnItsWay_EachPictureHasItsOwnProgressAndWayOut_AndTheRestIsSent()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync(UploadPath, held.SetResult, new() { Times = 1 });
        await AttachAsync(visitor, [Picture("a.png", 41, 30), Picture("b.png", 42, 30), Picture("c.png", 43, 30)]);
        await Wait.For(held.Task);
        var album = visitor.Messages.Filter(new() { HasText = "a.png" });
        await Expect(album.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(3);
        await Expect(album).ToContainTextAsync("b.png · ");
        // One that is on its way, and one that waits.
        await album.GetByRole(AriaRole.Button, new() { Name = "Cancel: a.png" }).ClickAsync();
        await Expect(visitor.Messages.GetByText("a.png")).ToHaveCountAsync(0);
        var frame = await socket.ReceiveJsonAsync();
        var images = JsonDocument.Parse(frame.GetProperty("content").GetString()!).RootElement.GetProperty("images");
        Assert.Equal([42, 43], images.EnumerateArray().Select(image => image.GetProperty("w").GetInt32()));
        await Expect(visitor.Messages).ToHaveCountAsync(1);
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
    }

    [Fact]
    public async Task AnAlbumThatBreaks_GoesOnWhereItWas_WhenTriedAgain()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        var uploads = 0;
        await visitor.Page.RouteAsync(UploadPath, route => ++uploads == 2 ? route.AbortAsync() : route.ContinueAsync());
        await AttachAsync(visitor, [Picture("a.png", 41, 30), Picture("b.png", 42, 30)]);
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-state", "failed");
        await visitor.Hook("message-retry").ClickAsync();
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=album] img")).ToHaveCountAsync(2);
        Assert.Equal(3, uploads);
    }

    [Fact]
    public async Task PicturesPastedOrDroppedWhileWriting_WaitForTheText_AndGoWithIt()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("composer").FillAsync("our hut");
        await visitor.Hook("composer").EvaluateAsync(
            "(box, data) => box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))", await CarriedAsync(visitor, "one.png"));
        await visitor.Page.Locator(".log-lines").DispatchEventAsync("drop", new { dataTransfer = await CarriedAsync(visitor, "two.png") });
        var tray = visitor.Hook("tray");
        await Expect(tray).ToContainTextAsync("two.png");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove “one.png”" }).ClickAsync();
        await Expect(tray.Locator("li")).ToHaveCountAsync(1);
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await visitor.Hook("composer").PressAsync("Enter");
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal((4, "our hut"), (frame.GetProperty("media").GetInt32(), frame.GetProperty("content").GetString()));
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=message-text]")).ToHaveTextAsync("our hut");
        await Expect(visitor.Page.Locator("[data-seq='1'] img.picture")).ToHaveJSPropertyAsync("naturalWidth", 40);
        await Expect(tray).ToBeHiddenAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task ALargePicture_HasItsPlaceBeforeItComes_AndComesSmall()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync("**/mnt/*size=*", held.SetResult, new() { Times = 1 });
        await AttachAsync(visitor, [Picture("large.png", 1600, 800)]);
        var route = await Wait.For(held.Task);
        var picture = visitor.Page.Locator("[data-seq='1'] img.picture");
        var before = await picture.BoundingBoxAsync();
        Assert.Equal((320f, 160f), (before!.Width, before.Height));
        await route.ContinueAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 480);
        var after = await picture.BoundingBoxAsync();
        Assert.Equal((before.Y, before.Height), (after!.Y, after.Height));
    }

    [Fact]
    public async Task APicture_OpensInAViewer_ThatZooms_GoesOn_AndGivesTheFocusBack()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await AttachAsync(visitor, [Picture("a.png", 1201, 800), Picture("b.png", 1202, 800)]);
        await AttachAsync(visitor, [Picture("c.png", 1203, 800)]);
        var pictures = visitor.Page.Locator("[data-seq] [data-testid=message-picture]");
        await Expect(pictures).ToHaveCountAsync(3);
        await pictures.Nth(1).ClickAsync();
        var viewer = visitor.Hook("viewer");
        var shown = viewer.Locator("img");
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 1202);
        await Expect(viewer).ToContainTextAsync("2 / 3");
        var axe = await visitor.Page.RunAxe();
        Assert.DoesNotContain(axe.Violations, violation => violation.Impact is "serious" or "critical");

        var size = (double)(await shown.BoundingBoxAsync())!.Width;
        await viewer.GetByTestId("viewer-larger").ClickAsync();
        await WidthAsync(visitor, size * 1.4, double.MaxValue);
        await viewer.PressAsync("0");
        await WidthAsync(visitor, size - 1, size + 1);
        await shown.DblClickAsync();
        await WidthAsync(visitor, size * 2.4, size * 2.6);
        await visitor.Page.Mouse.WheelAsync(0, 2000);
        await WidthAsync(visitor, size - 1, size + 1);

        await viewer.PressAsync("ArrowRight");
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 1203);
        await Expect(viewer.GetByTestId("viewer-next")).ToBeHiddenAsync();
        await Expect(viewer.GetByTestId("viewer-download")).ToHaveAttributeAsync("href", (await pictures.Nth(2).GetAttributeAsync("data-view"))!);
        await viewer.PressAsync("ArrowLeft");
        await viewer.GetByTestId("viewer-previous").ClickAsync();
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 1201);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(viewer).ToBeHiddenAsync();
        await Expect(pictures.Nth(1)).ToBeFocusedAsync();
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task Held_TheButtonRecords_LetGo_ItSends_AndTheOtherSideHearsIt()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.Page.AddInitScriptAsync(CountQuestions);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("composer").FillAsync("half a thought");
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => window.questions"));
        await PressAsync(visitor);
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:02");
        await visitor.Page.WaitForFunctionAsync("() => Number(document.querySelector('[data-testid=record-level] span').style.getPropertyValue('--level')) > 0");
        await visitor.Page.Mouse.UpAsync();
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal(3, frame.GetProperty("media").GetInt32());
        Assert.InRange(frame.GetProperty("amount").GetInt32(), 2, 20);
        Assert.EndsWith(".mp3", frame.GetProperty("url").GetString(), StringComparison.Ordinal);
        await Expect(visitor.Hook("recording")).ToBeHiddenAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("half a thought");
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>("() => window.questions"));

        var voice = visitor.Page.Locator("[data-seq='1'] im-voice");
        await Expect(voice.GetByTestId("voice-time")).ToHaveTextAsync($"0:{frame.GetProperty("amount").GetInt32():D2}");
        await voice.GetByTestId("voice-play").ClickAsync();
        await voice.EvaluateAsync("voice => new Promise((resolve) => { voice.querySelector('audio').addEventListener('timeupdate', (event) => event.target.currentTime > 0.3 && resolve()); })");
        await Expect(voice).ToHaveAttributeAsync("data-playing", "true");
        await Expect(voice.GetByTestId("voice-position")).Not.ToHaveValueAsync("0");
        await Expect(voice).ToHaveAttributeAsync("data-playing", "false");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task ATapOrAKey_RecordsWithoutHolding_AndEscapeThrowsItAway()
    {
        await using var visitor = await browser.OnPhoneAsync(app, "en");
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("record").ClickAsync();
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:01");
        await visitor.Hook("record-cancel").ClickAsync();
        await Expect(visitor.Hook("recording")).ToBeHiddenAsync();

        await visitor.Hook("record").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Hook("record-send")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Hook("recording")).ToBeHiddenAsync();
        await Expect(visitor.Hook("record")).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:02");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(3, (await socket.ReceiveJsonAsync()).GetProperty("media").GetInt32());
        await Expect(visitor.Messages).ToHaveCountAsync(1);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task SlidAside_ARecordingIsThrownAway_SlidUp_ItStaysOn_AndAMinuteIsTheMost()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        var at = await PressAsync(visitor);
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:01");
        await visitor.Page.Mouse.MoveAsync(at.X - 120, at.Y, new() { Steps = 5 });
        await Expect(visitor.Hook("recording")).ToContainTextAsync("Let go to cancel");
        await visitor.Page.Mouse.UpAsync();
        await Expect(visitor.Hook("recording")).ToBeHiddenAsync();

        // A minute, for a test as short as this.
        await visitor.Page.Locator("im-recorder").EvaluateAsync("one => { one.dataset.most = '2'; }");
        at = await PressAsync(visitor);
        await Expect(visitor.Hook("record-time")).ToHaveTextAsync("0:00");
        await visitor.Page.Mouse.MoveAsync(at.X, at.Y - 90, new() { Steps = 5 });
        await visitor.Page.Mouse.UpAsync();
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal((3, 2), (frame.GetProperty("media").GetInt32(), frame.GetProperty("amount").GetInt32()));
        await Expect(visitor.Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task WithoutAMicrophone_ASentenceSaysWhatToDo()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.Page.AddInitScriptAsync("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));");
        using var old = await OpenConversationAsync(visitor);
        await visitor.Hook("record").ClickAsync();
        await Expect(visitor.Page.GetByText("The microphone cannot be used.")).ToBeVisibleAsync();
        await visitor.SayAsync("typing still works");
        await Expect(visitor.Saying("typing still works")).ToHaveAttributeAsync("data-seq", "1");
    }

    [Fact]
    public async Task AnEmojiGoesWhereOneWrites_AndAStickerIsSent_ToOldClientsToo()
    {
        await using var visitor = await browser.OnPhoneAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("composer").FillAsync("ab");
        await visitor.Hook("composer").EvaluateAsync("box => box.setSelectionRange(1, 1)");
        await visitor.Hook("sticker-open").ClickAsync();
        var panel = visitor.Hook("sticker-panel");
        await panel.GetByRole(AriaRole.Button, new() { Name = "嘿嘿", Exact = true }).ClickAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("a😀b");
        var axe = await visitor.Page.RunAxe();
        Assert.DoesNotContain(axe.Violations, violation => violation.Impact is "serious" or "critical");
        await panel.GetByRole(AriaRole.Tab, new() { Name = "动物", Exact = true }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "熊猫" }).ClickAsync();
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal((4, "/stickers/animals/panda.webp"), (frame.GetProperty("media").GetInt32(), frame.GetProperty("url").GetString()));
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=message-sticker]")).ToHaveJSPropertyAsync("naturalWidth", 240);
        await Expect(panel).ToBeHiddenAsync();

        // The draft has it, and the panel knows what was used.
        await visitor.OpenAsync(visitor.Page.Url);
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("a😀b");
        await visitor.Hook("sticker-open").ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Tabpanel).GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await panel.PressAsync("Escape");
        await visitor.OpenAsync("/");
        await Expect(visitor.Hook("chat-row")).ToContainTextAsync("[表情]");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task ThePanel_WorksByKeysAlone()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Hook("sticker-open").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Smileys" })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "People" })).ToHaveAttributeAsync("aria-selected", "true");
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "waving hand", Exact = true })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowUp");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("🤚");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Hook("sticker-panel")).ToBeHiddenAsync();
        await Expect(visitor.Hook("sticker-open")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ARedPacket_IsACardWithAmountAndWishes()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("more").ClickAsync();
        await visitor.Hook("send-red-packet").ClickAsync();
        await visitor.Hook("prompt-input").FillAsync("200.01");
        await visitor.Hook("prompt-ok").ClickAsync();
        await Expect(visitor.Page.GetByText("Enter an amount from 0.01 to 200")).ToBeVisibleAsync();
        await visitor.Hook("prompt-input").FillAsync("8.88");
        await visitor.Page.GetByLabel("Wishes (optional)").FillAsync("恭喜发财");
        await visitor.Hook("prompt-ok").ClickAsync();
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal((5, 888, "恭喜发财"), (frame.GetProperty("media").GetInt32(), frame.GetProperty("amount").GetInt32(), frame.GetProperty("memo").GetString()));
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=red-packet]")).ToContainTextAsync("¥8.88");
        await Expect(visitor.Page.Locator("[data-seq='1'] [data-testid=red-packet]")).ToContainTextAsync("no money moves");
        await Expect(visitor.Messages).ToHaveCountAsync(1);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task AContactAndALink_AreCards()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.AnswerAsync("add-friend", $"{old.Id}");
        await Expect(visitor.Hook("contact-row")).ToHaveCountAsync(1);
        await visitor.OpenAsync($"/u/{old.Id}");
        await visitor.Hook("more").ClickAsync();
        await visitor.Hook("send-card").ClickAsync();
        await visitor.Hook("pick-person").ClickAsync();
        var card = await socket.ReceiveJsonAsync();
        Assert.Equal((9, $"{old.Id}", "Bo"), (card.GetProperty("media").GetInt32(), card.GetProperty("content").GetString(), card.GetProperty("memo").GetString()));
        await Expect(visitor.Page.Locator($"[data-seq] a[href='/u/{old.Id}']")).ToContainTextAsync("Bo");

        await visitor.Hook("more").ClickAsync();
        await visitor.Hook("send-link").ClickAsync();
        await visitor.Hook("prompt-input").FillAsync("javascript:alert(1)");
        await visitor.Hook("prompt-ok").ClickAsync();
        await Expect(visitor.Page.GetByText("This is no web address.")).ToBeVisibleAsync();
        await visitor.Hook("prompt-input").FillAsync("example.org/wiki/Red_panda");
        await visitor.Hook("prompt-ok").ClickAsync();
        var link = await socket.ReceiveJsonAsync();
        Assert.Equal((7, "https://example.org/wiki/Red_panda"), (link.GetProperty("media").GetInt32(), link.GetProperty("url").GetString()));
        await Expect(visitor.Page.Locator("[data-seq] [data-testid=message-link]")).ToContainTextAsync("Red panda");
    }

    [Fact]
    public async Task AContactCard_AddsThePerson_AndSaysSoOnceTheyAreFriends_FromWhicheverSide()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        using var cy = await LegacyClient.RegisterAsync(app, "Cy");
        using var di = await LegacyClient.RegisterAsync(app, "Di");
        foreach (var (id, name) in new[] { (cy.Id, "Cy"), (di.Id, "Di"), (visitor.Id, "Ada") })
            await socket.SendAsync($$"""{"dstid":{{visitor.Id}},"cmd":10,"userid":{{old.Id}},"media":9,"content":"{{id}}","memo":"{{name}}"}""");
        await Expect(visitor.Hook("card-person")).ToHaveCountAsync(3);
        await Expect(visitor.Hook("card-add")).ToHaveCountAsync(2);
        await Expect(visitor.Hook("card-state")).ToHaveTextAsync("You");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add Cy as a friend" }).ClickAsync();
        await Expect(visitor.Hook("card-state").First).ToHaveTextAsync("Friends");
        await Expect(visitor.Page.GetByText("Cy was added")).ToBeVisibleAsync();
        await di.AddFriendAsync(visitor.Id);
        await Expect(visitor.Hook("card-add")).ToHaveCountAsync(0);
        await visitor.Hook("card-person").First.ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Uri(app.Address, $"/u/{cy.Id}").ToString());
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task OnANarrowPhone_EverythingIsReachable_AndNothingStandsOut()
    {
        await using var visitor = await browser.OpenAsync(app, new() { Locale = "en", ViewportSize = new() { Width = 320, Height = 568 }, HasTouch = true, IsMobile = true });
        using var old = await OpenConversationAsync(visitor);
        foreach (var button in (string[])["more", "sticker-open", "record"])
        {
            await visitor.Hook(button).ClickAsync();
            await Expect(visitor.Hook(button == "more" ? "more-panel" : button == "record" ? "recording" : "sticker-panel")).ToBeInViewportAsync();
            Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
            var small = await visitor.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.composer button')].filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && (width < 43.5 || height < 43.5); }).map((one) => one.outerHTML)");
            Assert.Empty(small);
        }
        await visitor.Hook("record-cancel").ClickAsync();
        await visitor.SayAsync("and one can write");
        await Expect(visitor.Saying("and one can write")).ToHaveAttributeAsync("data-seq", "1");
    }

    private const string CountQuestions = """
        window.questions = 0;
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = (what) => { window.questions++; return ask(what); };
        """;

    /// <summary>Puts the finger on the button for recording, and leaves it there.</summary>
    private static async Task<(float X, float Y)> PressAsync(Visitor visitor)
    {
        var box = (await visitor.Hook("record").BoundingBoxAsync())!;
        var at = (X: box.X + (box.Width / 2), Y: box.Y + (box.Height / 2));
        await visitor.Page.Mouse.MoveAsync(at.X, at.Y);
        await visitor.Page.Mouse.DownAsync();
        await Expect(visitor.Hook("recording")).ToBeVisibleAsync();
        return at;
    }

    /// <summary>Waits until the picture in the viewer is about this wide on the screen.</summary>
    private static async Task WidthAsync(Visitor visitor, double least, double most) => await visitor.Page.WaitForFunctionAsync(
        "([least, most]) => { const { width } = document.querySelector('.viewer img').getBoundingClientRect(); return width >= least && width <= most; }", new[] { least, most });

    private static FilePayload Picture(string name, int width, int height) =>
        new() { Name = name, Buffer = Pictures.Draw(width, height, SKEncodedImageFormat.Png), MimeType = "image/png" };

    private static Task AttachAsync(Visitor visitor, IEnumerable<FilePayload> files) => visitor.Hook("attach").SetInputFilesAsync(files);

    /// <summary>A picture on its way, by hand or by clipboard.</summary>
    private static Task<IJSHandle> CarriedAsync(Visitor visitor, string name) => visitor.Page.EvaluateHandleAsync(
        """
        ([picture, name]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))], name, { type: 'image/png' }));
          return data;
        }
        """,
        new object[] { Convert.ToBase64String(Pictures.Draw(40, 30, SKEncodedImageFormat.Png)), name });

    /// <summary>The visitor stands before a friend's conversation; the friend has an old client.</summary>
    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
