using System.Globalization;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class OldClientTests(Browser browser) : IAsyncLifetime
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly AppFactory app = new(new() { ["Legacy:AssetRoot"] = Path.Combine(OldClientSite.Folder, "asset") });

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task AnOldPageBehindAProxy_DoesAllItEverDid_AndAPageOfOursSeesIt()
    {
        await using var site = await OldClientSite.StartAsync(app.Address);
        await using var modern = await browser.AtDeskAsync(app);
        await modern.RegisterAsync("Ada");
        using var account = await LegacyClient.RegisterAsync(app, "Old");
        await using var old = await browser.OpenAsync(app, new() { Permissions = ["microphone"] });
        var page = old.Page;

        await page.GotoAsync(new Uri(site.Address, "/user/login.shtml").ToString());
        await page.FillAsync("#mobile", account.Mobile);
        await page.FillAsync("#passwd", "wrong");
        await page.ClickAsync("#login");
        await Expect(page.Locator("#said")).ToHaveTextAsync("密码不正确");
        await page.FillAsync("#passwd", LegacyClient.Password);
        await page.ClickAsync("#login");
        // Not WaitForURLAsync: Playwright sometimes overlooks a page that comes while it begins to wait.
        await Expect(page).ToHaveURLAsync(new Regex(@"/chat/index\.shtml\?"));

        // A friend, and each kind of message to them.
        await page.FillAsync("#number", $"{modern.Id}");
        await page.ClickAsync("#add");
        await Expect(page.Locator("#said")).ToHaveTextAsync("好友添加成功");
        await page.ClickAsync("#friends");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Ada");
        await modern.OpenAsync($"/u/{account.Id}");
        await page.ClickAsync("#talk");
        await page.FillAsync("#name", "你好 & <b>hello</b>");
        await page.ClickAsync("#text");
        await Expect(modern.Saying("你好 & <b>hello</b>")).ToBeVisibleAsync();
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Png });
        await page.ClickAsync("#picture");
        await ExpectLoadedAsync(modern.Page.Locator("[data-media='4'] img").Nth(0));
        await page.ClickAsync("#sticker");
        await ExpectLoadedAsync(modern.Page.Locator("[data-media='4'] img").Nth(1));
        await page.ClickAsync("#voice");
        var voice = modern.Page.Locator("[data-media='3'] audio");
        await Expect(voice).ToHaveAttributeAsync("src", new Regex(@"^/mnt/\d+\.mp3$"));
        Assert.True(await voice.EvaluateAsync<bool>("async audio => { audio.muted = true; await audio.play(); return !audio.error; }"));

        // An answer from our page.
        await modern.SayAsync("got it");
        await Expect(page.Locator("#messages li").Last).ToHaveTextAsync("got it");

        // Groups: one of its own, and one of somebody else's.
        await page.FillAsync("#name", "老群");
        await page.ClickAsync("#create");
        await Expect(page.Locator("#said")).ToContainTextAsync("group ");
        var group = long.Parse((await page.Locator("#said").InnerTextAsync())["group ".Length..], CultureInfo.InvariantCulture);
        await modern.AnswerAsync("join-group", $"{group}");
        await Expect(modern.Hook("group-row")).ToHaveCountAsync(1);
        await modern.OpenAsync($"/g/{group}");
        await page.FillAsync("#number", $"{group}");
        await page.ClickAsync("#talk-group");
        await page.FillAsync("#name", "in the group");
        await page.ClickAsync("#text");
        await Expect(modern.Saying("in the group")).ToBeVisibleAsync();
        await modern.SayAsync("and back");
        await Expect(page.Locator("#messages li").Last).ToHaveTextAsync("and back");
        // A browser draws its own message: it must not come back to it.
        await Expect(page.Locator("#messages li", new() { HasText = "in the group" })).ToHaveCountAsync(1);
        using var owner = await LegacyClient.RegisterAsync(app);
        await page.FillAsync("#number", $"{await owner.CreateGroupAsync("another")}");
        await page.ClickAsync("#join");
        await Expect(page.Locator("#said")).ToHaveTextAsync("joined 0");

        Assert.Empty(old.Errors);
        Assert.Empty(modern.Errors);
    }

    private static async Task ExpectLoadedAsync(ILocator picture)
    {
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);
    }
}
