using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using ImChat.Web.Accounts;
using ImChat.Web.Data;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>People in two browsers, who ask, accept, name, block and show themselves.</summary>
public sealed class PeopleTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task ARequest_ArrivesLive_AndItsConsentToo()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.OpenAsync("/me");
        await ada.Hook("ask-first").CheckAsync();
        await ada.OpenAsync("/contacts");
        var link = await InviteAsync(ada);
        await ada.OpenAsync("/contacts");

        await bo.OpenAsync(link);
        await bo.Hook("add-greeting").FillAsync("Bo from work");
        await bo.Hook("add-submit").ClickAsync();
        await Expect(bo.Hook("add-answer")).ToContainTextAsync("Ada");

        await Expect(ada.Hook("requests-badge")).ToHaveTextAsync("1");
        await Expect(ada.Hook("request")).ToContainTextAsync("Bo from work");
        await bo.OpenAsync("/contacts");
        await Expect(bo.Hook("contact-row")).ToHaveCountAsync(0);
        await ada.Hook("request-accept").ClickAsync();
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(1);
        await Expect(bo.Hook("contact-row")).ToContainTextAsync("Ada");
        await Expect(ada.Hook("requests-badge")).ToHaveCountAsync(0);
        Assert.Empty(ada.Errors.Concat(bo.Errors));
    }

    [Fact]
    public async Task ANicknameAndARemark_ShowWithoutAReload_EachToWhomItConcerns()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.BefriendAsync(bo.Id);
        await ada.OpenAsync($"/u/{bo.Id}?details=true");
        await bo.OpenAsync("/me");

        await bo.Hook("profile-nickname").FillAsync("Beau");
        await bo.Hook("profile-save").ClickAsync();
        await Expect(ada.Page.Locator("#conversation-title")).ToHaveTextAsync("Beau");
        await Expect(ada.Hook("chat-row")).ToContainTextAsync("Beau");

        await ada.Hook("person-remark").FillAsync("The Boss");
        await ada.Hook("person-save").ClickAsync();
        await Expect(ada.Page.Locator("#conversation-title")).ToHaveTextAsync("The Boss");
        await Expect(ada.Hook("chat-row")).ToContainTextAsync("The Boss");
        await Expect(bo.Hook("profile-nickname")).ToHaveValueAsync("Beau");
        await ada.OpenAsync("/contacts");
        await ada.Hook("contact-search").FillAsync("boss");
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(1);
        await ada.Hook("contact-search").FillAsync("nobody");
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(0);
        Assert.Empty(ada.Errors.Concat(bo.Errors));
    }

    [Fact]
    public async Task TheBlocked_SeeWhatTheySent_AndTheBlockersPagesDoNotMove()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.BefriendAsync(bo.Id);
        await ada.OpenAsync($"/u/{bo.Id}?details=true");
        await ada.Hook("person-block").ClickAsync();
        await ada.Hook("confirm-ok").ClickAsync();
        await Expect(ada.Hook("person-block")).ToHaveTextAsync("Unblock");
        await bo.OpenAsync($"/u/{ada.Id}");

        await bo.SayAsync("hello?");
        await Expect(bo.Saying("hello?")).ToHaveAttributeAsync("data-state", "sent");
        await ada.Hook("person-block").ClickAsync();
        await Expect(ada.Hook("person-block")).ToHaveTextAsync("Block");
        await bo.SayAsync("thank you");

        await Expect(ada.Saying("thank you")).ToBeVisibleAsync();
        await Expect(ada.Saying("hello?")).ToHaveCountAsync(0);
        await ada.Page.ReloadAsync();
        await Expect(ada.Saying("thank you")).ToBeVisibleAsync();
        await Expect(ada.Saying("hello?")).ToHaveCountAsync(0);
        await Expect(bo.Saying("thank you")).ToHaveAttributeAsync("data-state", "read");
        await Expect(bo.Saying("hello?")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Empty(ada.Errors.Concat(bo.Errors));
    }

    [Fact]
    public async Task AStranger_IsToldThatOnlyFriendsWrite()
    {
        await using var bo = await browser.AtDeskAsync(app);
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.OpenAsync("/me");
        await ada.Hook("only-friends").CheckAsync();
        await bo.OpenAsync($"/u/{ada.Id}");
        await bo.SayAsync("hello?");
        await Expect(bo.Saying("hello?")).ToHaveAttributeAsync("data-state", "failed");
        await Expect(bo.Saying("hello?")).ToContainTextAsync("Only friends");
    }

    [Fact]
    public async Task APicture_IsCutByKeyboard_AndShownToFriendsAtOnce()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.BefriendAsync(bo.Id);
        await ada.OpenAsync("/contacts");
        await bo.OpenAsync("/me");
        await Expect(bo.Hook("profile-save")).ToBeEnabledAsync();

        await bo.Hook("avatar-file").SetInputFilesAsync(new FilePayload { Name = "me.png", MimeType = "image/png", Buffer = Pictures.Draw(400, 300, SkiaSharp.SKEncodedImageFormat.Png) });
        await Expect(bo.Hook("crop")).ToBeFocusedAsync();
        await bo.Page.Keyboard.PressAsync("+");
        await bo.Page.Keyboard.PressAsync("ArrowLeft");
        await bo.Hook("crop-save").ClickAsync();

        await Expect(bo.Page.Locator(".me-card img.avatar")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^/mnt/"));
        await Expect(ada.Hook("contact-row").Locator("img.avatar")).ToBeVisibleAsync();
        Assert.Empty(ada.Errors.Concat(bo.Errors));
    }

    [Fact]
    public async Task ALongList_GoesOnAtItsEnd_AndIsSearched_AlsoWhereOneIsPicked()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await MakeFriendsAsync(ada.Id, 60);
        await ada.OpenAsync("/contacts");
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(50);
        await ada.Hook("show-more").ScrollIntoViewIfNeededAsync();
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(60);
        await Expect(ada.Hook("show-more")).ToHaveCountAsync(0);
        await ada.Hook("contact-search").FillAsync("Friend 59");
        await Expect(ada.Hook("contact-row")).ToHaveCountAsync(1);

        await ada.Hook("create-group").ClickAsync();
        await ada.Hook("prompt-input").FillAsync("Two");
        await Expect(ada.Hook("pick-friend")).ToHaveCountAsync(50);
        await ada.Hook("pick-search").FillAsync("Friend 59");
        await Expect(ada.Hook("pick-friend")).ToHaveCountAsync(1);
        await ada.Hook("pick-search").PressAsync("Enter");
        await ada.Hook("pick-friend").CheckAsync();
        await ada.Hook("pick-search").FillAsync("");
        await Expect(ada.Hook("pick-friend")).ToHaveCountAsync(50);
        await ada.Hook("prompt-ok").ClickAsync();
        await Expect(ada.Hook("prompt-input")).ToHaveCountAsync(0);
        await ada.Hook("group-row").ClickAsync();
        await Expect(ada.Hook("system-line")).ToHaveTextAsync("You brought in Friend 59");
        Assert.Empty(ada.Errors);
    }

    [Fact]
    public async Task NotesToOneself_AreReachedFromContacts_UnderTheirOwnName()
    {
        await using var ada = await browser.OnPhoneAsync(app);
        await ada.RegisterAsync("Ada");
        await ada.OpenAsync("/contacts");
        await ada.Hook("saved-messages").ClickAsync();
        await Expect(ada.Page.Locator("#conversation-title")).ToHaveTextAsync("文件传输助手");
        await ada.SayAsync("milk");
        await Expect(ada.Saying("milk")).ToHaveAttributeAsync("data-state", "sent");
        await ada.OpenAsync("/");
        await Expect(ada.Hook("chat-row")).ToContainTextAsync("文件传输助手");
        await Expect(ada.Hook("unread-badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task PeoplesPages_AreAccessible()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.BefriendAsync(bo.Id);
        foreach (var page in (string[])["/me", "/contacts", $"/add/{bo.Id}", $"/u/{bo.Id}?details=true"])
        {
            await ada.OpenAsync(page);
            var result = await ada.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, $"{page}: {string.Join("; ", result.Violations.Select(Describe))}");
        }
    }

    private static string Describe(AxeResultItem violation) => $"{violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}";

    private static async Task<string> InviteAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/me");
        return (await visitor.Hook("invite-link").GetAttributeAsync("href"))!;
    }

    private async Task MakeFriendsAsync(long person, int count)
    {
        await using var db = app.OpenDatabase();
        var friends = Enumerable.Range(0, count).Select(i => new ChatUser { UserName = $"{person}-{i}", NormalizedUserName = $"{person}-{i}", Nickname = $"Friend {i}" }).ToList();
        db.Users.AddRange(friends);
        await db.SaveChangesAsync();
        foreach (var friend in friends)
            db.Contacts.AddRange(new ContactRow { OwnerId = person, FriendId = friend.Id }, new ContactRow { OwnerId = friend.Id, FriendId = person });
        await db.SaveChangesAsync();
    }
}
