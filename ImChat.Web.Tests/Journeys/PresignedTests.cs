using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Attachments.S3;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class PresignedTests(Browser browser)
{
    [Fact]
    public async Task FromTheBucketItself_PicturesAreShown_AndWhatIsDownloadedLeavesThePageWhereItIs()
    {
        await using var app = new AppFactory(new(S3Server.SettingsFor(S3Server.Current.Address)) { ["Attachments:S3:PresignedReads"] = "true" });
        await app.InitializeAsync();
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");

        var led = visitor.Page.WaitForResponseAsync(answer => answer.Url.StartsWith(S3Server.Current.Address.ToString(), StringComparison.Ordinal));
        await AttachAsync(visitor, "small.png", "image/png", Pictures.Draw(40, 30, SKEncodedImageFormat.Png));
        var picture = visitor.Page.Locator("[data-seq='1'] img.picture");
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 40);
        Assert.Equal(200, (await led).Status);

        await AttachAsync(visitor, "plan.pdf", "application/pdf", Samples.Pdf);
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Hook("message-file").ClickAsync());
        Assert.Equal("plan.pdf", file.SuggestedFilename);

        await visitor.Page.Locator("[data-seq='1'] [data-testid=message-picture]").ClickAsync();
        var saved = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Hook("viewer-download").ClickAsync());
        Assert.Equal("small.png", saved.SuggestedFilename);
        await Expect(visitor.Hook("viewer")).ToBeVisibleAsync();
        Assert.Empty(visitor.Errors);
    }

    private static Task AttachAsync(Visitor visitor, string name, string type, byte[] bytes) =>
        visitor.Hook("attach").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });
}
