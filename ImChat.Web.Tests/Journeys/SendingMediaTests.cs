using System.Text;
using System.Text.Json;
using ImChat.Domain.Attachments;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class SendingMediaTests(AppFactory app, Browser browser)
{
    private const string UploadPath = "**/attach/upload";

    /// <summary>A whole picture, 32 by 24.</summary>
    private static readonly byte[] Picture =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAACAAAAAYAQAAAACzKMKZAAAAFUlEQVR42mPgBwIGNOIDEKATVFYHAI/fL9EQxyD+AAAAAElFTkSuQmCC");

    [Fact]
    public async Task APicture_IsShownOnBothSides_AndIsAPictureToAnOldSocket()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        using var old = await LegacyClient.RegisterAsync(app, "Old");
        var group = await old.CreateGroupAsync("pictures");
        await ada.JoinAsync(group);
        await bo.JoinAsync(group);
        using var socket = await old.ConnectAsync();
        await ada.OpenAsync($"/g/{group}");
        await bo.OpenAsync($"/g/{group}");

        await AttachAsync(ada, Of("holiday.png", Picture, "image/png"));
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal(4, frame.GetProperty("media").GetInt32());
        Assert.Equal(ada.Id, frame.GetProperty("userid").GetInt64());
        var address = frame.GetProperty("url").GetString()!;
        Assert.StartsWith("/mnt/", address, StringComparison.Ordinal);
        using var http = app.NewClient();
        using var response = await http.GetAsync(address);
        Assert.Equal((200, "image/png"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(Picture, await response.Content.ReadAsByteArrayAsync());
        foreach (var visitor in (Visitor[])[ada, bo])
        {
            var picture = visitor.Page.Locator($"[data-testid=message][data-media='4'][data-seq] img[src='{address}']");
            await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 32);
            await Expect(visitor.Messages).ToHaveCountAsync(1);
            Assert.Empty(visitor.Errors);
        }
    }

    [Fact]
    public async Task ADocument_IsAFileWithNameAndSize_AndTellsAnOldSocketBoth()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await AttachAsync(visitor, Of("计划 2026.pdf", [.. Samples.Pdf, .. new byte[1536 - Samples.Pdf.Length]], "application/pdf"));
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal(100, frame.GetProperty("media").GetInt32());
        Assert.Equal("计划 2026.pdf", frame.GetProperty("memo").GetString());
        var content = JsonDocument.Parse(frame.GetProperty("content").GetString()!).RootElement;
        Assert.Equal("file", content.GetProperty("type").GetString());
        Assert.Equal(1536, content.GetProperty("size").GetInt64());
        Assert.Equal(frame.GetProperty("url").GetString(), content.GetProperty("url").GetString());

        var file = visitor.Hook("message-file");
        await Expect(file).ToContainTextAsync("计划 2026.pdf");
        await Expect(file).ToContainTextAsync("1.5 KB");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("计划 2026.pdf", download.SuggestedFilename);
        await visitor.OpenAsync("/");
        await Expect(visitor.Hook("chat-row")).ToContainTextAsync("[File] 计划 2026.pdf");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task SeveralFiles_ArriveInTheOrderOfPicking_EachAsWhatItIs()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await AttachAsync(visitor,
            Of("sound.wav", Wave(TimeSpan.FromSeconds(1.6)), "audio/wav"),
            Of("voice.webm", Samples.WebMFilm, "audio/webm"),
            Of("film.webm", Samples.WebMFilm, "video/webm"),
            Of("film.mp4", Samples.Mp4, "video/mp4"),
            Of("drawing.svg", Samples.Svg, "image/svg+xml"),
            Of("picture called.pdf", Picture, "application/pdf"));
        await visitor.SayAsync("afterwards");
        var frames = new List<JsonElement>();
        for (var i = 0; i < 7; i++)
            frames.Add(await socket.ReceiveJsonAsync());
        var files = frames.Where(frame => frame.GetProperty("media").GetInt32() != 1).ToList();
        Assert.Equal([3, 3, 8, 8, 100, 4], files.Select(frame => frame.GetProperty("media").GetInt32()));
        Assert.Equal(2, files[0].GetProperty("amount").GetInt32());
        Assert.Equal("drawing.svg", files[4].GetProperty("memo").GetString());
        await Expect(visitor.Page.Locator("[data-testid=message][data-seq='7']")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task TooLarge_IsSaidBeforeAnythingIsSent_AndWhatTheServerRefuses_InTheViewersWords()
    {
        await using var small = new AppFactory(new() { ["Attachments:MaxBytes"] = "1000", ["Attachments:QuotaPerPerson"] = "600" });
        await small.InitializeAsync();
        await using var visitor = await browser.AtDeskAsync(small);
        using var old = await OpenConversationAsync(visitor, small);
        var uploads = 0;
        visitor.Page.Request += (_, request) => uploads += request.Url.EndsWith("/attach/upload", StringComparison.Ordinal) ? 1 : 0;
        await AttachAsync(visitor, Of("big.txt", new byte[1001], "text/plain"));
        await Expect(visitor.Page.GetByText("“big.txt” is too large. Up to 1,000 B can be sent.")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        Assert.Equal(0, uploads);

        await AttachAsync(visitor, Of("middle.txt", new byte[900], "text/plain"));
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).GetByText("There is no space left for your files.")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-state", "failed");
        await visitor.Hook("message-delete").ClickAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await AttachAsync(visitor, Of("little.txt", new byte[500], "text/plain"));
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task WhatCannotBeSent_IsNamedWithItsReason_AndTheOthersGo()
    {
        await using var small = new AppFactory(new() { ["Attachments:MaxBytes"] = "102400" });
        await small.InitializeAsync();
        await using var visitor = await browser.AtDeskAsync(small);
        using var old = await OpenConversationAsync(visitor, small);
        var wide = Pictures.Draw(PictureSize.MostSide + 1, 1, SkiaSharp.SKEncodedImageFormat.Png);
        await AttachAsync(visitor,
            Of("wide.png", wide, "image/png"), Of("big.zip", new byte[102_401], "application/zip"), Of("fine.png", Picture, "image/png"), Of("notes.txt", "notes"u8.ToArray(), "text/plain"));
        await Expect(visitor.Page.GetByText("“big.zip” is too large. Up to 100 KB can be sent. “wide.png” has too many pixels to be shown; make it smaller.")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("[data-testid=message][data-seq='2']")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await Expect(visitor.Hook("message-picture")).ToHaveCountAsync(1);
        await Expect(visitor.Hook("message-file")).ToContainTextAsync("notes.txt");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task AFilm_CarriesAStillPictureOfItsShape_ThatAnOldSocketFindsWhereItLooksForOne()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        var film = Convert.FromBase64String(await visitor.Page.EvaluateAsync<string>(Film));
        await AttachAsync(visitor, Of("film.webm", film, "video/webm"));
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal(8, frame.GetProperty("media").GetInt32());
        var still = frame.GetProperty("pic").GetString()!;
        Assert.Matches(@"^/mnt/\d+\.jpg$", still);
        var shown = visitor.Page.Locator("[data-testid=message][data-seq='1'] video");
        await Expect(shown).ToHaveAttributeAsync("poster", still);
        await Expect(shown).ToHaveAttributeAsync("width", "107");
        await Expect(shown).ToHaveAttributeAsync("height", "320");
        using var http = app.NewClient();
        using var picture = SkiaSharp.SKBitmap.Decode(await http.GetByteArrayAsync(still));
        Assert.Equal((160, 480), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(80, 240) is { Green: > 100, Red: < 60 }, "Something is seen in it.");
        await visitor.OpenAsync(visitor.Page.Url);
        Assert.Equal(320, (await shown.BoundingBoxAsync())!.Height);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task WhatIsPasted_AndWhatIsDroppedAnywhereOnTheConversation_IsSent_AndATextIsPastedAsText()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        await visitor.Hook("composer").EvaluateAsync(
            "(box, data) => box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))", await CarriedAsync(visitor));
        Assert.Equal(4, (await socket.ReceiveJsonAsync()).GetProperty("media").GetInt32());
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");

        // Office programs carry a picture of a text beside it.
        var office = await CarriedAsync(visitor, "text/plain", "text/html");
        Assert.True(await visitor.Hook("composer").EvaluateAsync<bool>(
            "(box, data) => box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))", office));

        var lines = visitor.Page.Locator(".log-lines");
        var carried = await CarriedAsync(visitor);
        await lines.DispatchEventAsync("dragover", new { dataTransfer = carried });
        await Expect(visitor.Page.GetByText("Drop to send")).ToBeVisibleAsync();
        await lines.DispatchEventAsync("drop", new { dataTransfer = carried });
        await Expect(visitor.Page.GetByText("Drop to send")).ToBeHiddenAsync();
        Assert.Equal(4, (await socket.ReceiveJsonAsync()).GetProperty("media").GetInt32());
        await Expect(visitor.Messages).ToHaveCountAsync(2);

        // Beside the conversation nothing is taken, and the page stays.
        await visitor.Page.Locator(".list").DispatchEventAsync("drop", new { dataTransfer = carried });
        await visitor.SayAsync("still here");
        await Expect(visitor.Saying("still here")).ToHaveAttributeAsync("data-seq", "3");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task AnUpload_IsShownAtOnce_AndCancelTakesItBack_WhileOthersGoOn()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync(UploadPath, held.SetResult, new() { Times = 1 });
        await AttachAsync(visitor, Of("first.png", Picture, "image/png"), Of("second.zip", Samples.Zip, "application/zip"));
        await Wait.For(held.Task);
        var first = visitor.Messages.Filter(new() { HasText = "first.png" });
        await Expect(first).ToHaveAttributeAsync("data-state", "sending");
        await Expect(first).ToContainTextAsync("78 B");
        await Expect(first.Locator("img")).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();

        // Nobody waits for a file with what they have to say, nor does it change places.
        await visitor.SayAsync("meanwhile");
        await Expect(visitor.Saying("meanwhile")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Messages.Nth(0)).ToContainTextAsync("meanwhile");

        // It goes on behind another page.
        await visitor.Hook("nav-chats").ClickAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await visitor.Hook("chat-row").ClickAsync();
        await first.GetByTestId("upload-cancel").ClickAsync();
        await Expect(first).ToHaveCountAsync(0);
        await Expect(visitor.Messages.Filter(new() { HasText = "second.zip" })).ToHaveAttributeAsync("data-seq", "2");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task AnUploadThatBreaks_SaysSo_AndGoesThroughWhenTriedAgain()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Page.RouteAsync(UploadPath, route => route.AbortAsync(), new() { Times = 1 });
        await AttachAsync(visitor, Of("notes.txt", "notes"u8.ToArray(), "text/plain"));
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).GetByText("The file was not sent.")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-state", "failed");
        await visitor.Hook("message-retry").ClickAsync();
        await Expect(visitor.Messages).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Hook("message-file")).ToContainTextAsync("notes.txt");
        await Expect(visitor.Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task UploadedWhileTheLineIsDown_ItSurvivesAReload_AndIsStoredOnceAndInOrder()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        var line = await BreakableLine.LayAsync(visitor.Page);
        await visitor.OpenAsync(visitor.Page.Url);
        await line.CutAsync();
        await visitor.SayAsync("before");
        await visitor.Page.RunAndWaitForResponseAsync(() => AttachAsync(visitor, Of("kept.png", Picture, "image/png")), UploadPath);
        var picture = visitor.Messages.Filter(new() { HasText = "kept.png" });
        await Expect(picture.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Expect(picture).ToHaveAttributeAsync("data-state", "sending");
        line.Mend();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Saying("before")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Page.Locator("[data-testid=message][data-media='4']")).ToHaveAttributeAsync("data-seq", "2");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task AVoiceMessageOfAnOldClient_Plays_WhateverItsNameSays()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        var recording = Convert.FromBase64String(await visitor.Page.EvaluateAsync<string>(Record));
        var reply = await old.UploadAsync("blob", recording, ".mp3");
        var address = reply.GetProperty("data").GetString()!;
        Assert.EndsWith(".mp3", address, StringComparison.Ordinal);
        await socket.SendAsync($$"""{"dstid":{{visitor.Id}},"cmd":10,"userid":{{old.Id}},"media":3,"url":"{{address}}","amount":1}""");
        var audio = visitor.Page.Locator($"[data-testid=message][data-media='3'] audio[src='{address}']");
        await audio.EvaluateAsync("audio => new Promise((resolve, reject) => { audio.onplaying = resolve; audio.play().catch(reject); })");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task PicturesThatGetTheirSizeLate_LeaveTheEndInView()
    {
        await using var visitor = await browser.OnPhoneAsync(app);
        using var old = await OpenConversationAsync(visitor);
        using var socket = await old.ConnectAsync();
        var tall = await visitor.Page.EvaluateAsync<string>("() => Object.assign(document.createElement('canvas'), { width: 300, height: 1200 }).toDataURL().split(',')[1]");
        var address = (await old.UploadAsync("tall.png", Convert.FromBase64String(tall), "")).GetProperty("data").GetString();
        for (var i = 0; i < 6; i++)
            await socket.SendAsync($$"""{"dstid":{{visitor.Id}},"cmd":10,"userid":{{old.Id}},"media":4,"url":"{{address}}?{{i}}"}""");
        await visitor.Page.WaitForFunctionAsync(
            """
            () => {
              const log = document.querySelector('.log');
              const pictures = [...log.querySelectorAll('img.picture')];
              return pictures.length === 6 && pictures.every((one) => one.naturalWidth > 0) && log.scrollHeight - log.scrollTop - log.clientHeight < 2;
            }
            """);
        Assert.Empty(visitor.Errors);
    }

    /// <summary>What a browser's recorder makes of a tall green canvas, as base64.</summary>
    private const string Film = """
        async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 480 });
          const pen = canvas.getContext('2d');
          const draw = () => { pen.fillStyle = '#00c000'; pen.fillRect(0, 0, 160, 480); };
          draw();
          const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
          const parts = [];
          recorder.ondataavailable = (event) => parts.push(event.data);
          const ended = new Promise((resolve) => { recorder.onstop = resolve; });
          const drawing = setInterval(draw, 50);
          recorder.start();
          await new Promise((resolve) => setTimeout(resolve, 800));
          recorder.stop();
          clearInterval(drawing);
          await ended;
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }
        """;

    /// <summary>What a browser's recorder makes of a microphone, as base64.</summary>
    private const string Record = """
        async () => {
          const recorder = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true }), { mimeType: 'audio/webm' });
          const parts = [];
          await new Promise((resolve) => {
            recorder.ondataavailable = (event) => { parts.push(event.data); if (recorder.state === 'recording') recorder.stop(); };
            recorder.onstop = resolve;
            recorder.start(500);
          });
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }
        """;

    private static FilePayload Of(string name, byte[] bytes, string type) => new() { Name = name, Buffer = bytes, MimeType = type };

    private static Task AttachAsync(Visitor visitor, params FilePayload[] files) => visitor.Hook("attach").SetInputFilesAsync(files);

    /// <summary>A picture on its way, by hand or by clipboard, and empty texts of these types beside it.</summary>
    private static Task<IJSHandle> CarriedAsync(Visitor visitor, params string[] texts) => visitor.Page.EvaluateHandleAsync(
        """
        ([picture, texts]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))], 'image.png', { type: 'image/png' }));
          for (const text of texts) data.setData(text, 'text');
          return data;
        }
        """,
        new object[] { Convert.ToBase64String(Picture), texts });

    /// <summary>Silence of this length, eight thousand samples a second.</summary>
    private static byte[] Wave(TimeSpan length)
    {
        var samples = new byte[(int)(length.TotalSeconds * 8000)];
        Array.Fill(samples, (byte)128);
        using var wave = new MemoryStream();
        using (var writer = new BinaryWriter(wave, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write("RIFF"u8);
            writer.Write(36 + samples.Length);
            writer.Write("WAVEfmt "u8);
            writer.Write(16);
            writer.Write((short)1);
            writer.Write((short)1);
            writer.Write(8000);
            writer.Write(8000);
            writer.Write((short)1);
            writer.Write((short)8);
            writer.Write("data"u8);
            writer.Write(samples.Length);
            writer.Write(samples);
        }
        return wave.ToArray();
    }

    /// <summary>The visitor stands before a friend's conversation; the friend has an old client.</summary>
    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor, AppFactory? elsewhere = null)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(elsewhere ?? app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
