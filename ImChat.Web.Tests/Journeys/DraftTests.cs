using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class DraftTests(AppFactory app, Browser browser)
{
    private static readonly LocatorAssertionsToHaveValueOptions Soon = new() { Timeout = 5_000 };

    [Fact]
    public async Task ADraft_ComesToThePersonsOtherBrowser_AndGoesWhenSent()
    {
        await using var desk = await browser.AtDeskAsync(app);
        await desk.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        using var cy = await LegacyClient.RegisterAsync(app, "Cy");
        await bo.AddFriendAsync(desk.Id);
        await cy.AddFriendAsync(desk.Id);
        await using var phone = await browser.OnPhoneAsync(app, "en");
        await phone.SignInAsync(desk.Mobile, Visitor.Password);
        await phone.OpenAsync("/");
        await OpenAsync(desk, bo);
        await desk.Hook("composer").PressSequentiallyAsync("see you at");
        await Expect(Preview(desk, bo)).ToHaveTextAsync("[Draft] see you at");
        await Expect(Preview(phone, bo)).ToHaveTextAsync("[Draft] see you at", new() { Timeout = 5_000 });

        // Gone on with there, it comes back here, where nobody writes in it any more.
        await phone.Page.Locator($"[data-conversation='u{bo.Id}']").TapAsync();
        await Expect(phone.Hook("composer")).ToHaveValueAsync("see you at");
        await OpenAsync(desk, cy);
        await phone.Hook("composer").FocusAsync();
        await phone.Page.Keyboard.PressAsync("End");
        await phone.Page.Keyboard.TypeAsync(" eight");
        await Expect(Preview(desk, bo)).ToHaveTextAsync("[Draft] see you at eight", new() { Timeout = 5_000 });
        await OpenAsync(desk, bo);
        await Expect(desk.Hook("composer")).ToHaveValueAsync("see you at eight");

        await desk.Hook("send").ClickAsync();
        await Expect(phone.Saying("see you at eight")).ToBeVisibleAsync();
        await phone.Hook("composer").BlurAsync();
        await Expect(phone.Hook("composer")).ToHaveValueAsync("", Soon);
        await phone.OpenAsync("/");
        await Expect(Preview(phone, bo)).ToBeHiddenAsync();
        Assert.Empty(desk.Errors);
        Assert.Empty(phone.Errors);
    }

    [Fact]
    public async Task WhatOneIsWriting_IsNotReplacedByWhatIsWrittenElsewhere()
    {
        await using var desk = await browser.AtDeskAsync(app);
        await desk.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        await bo.AddFriendAsync(desk.Id);
        await using var phone = await browser.OnPhoneAsync(app, "en");
        await phone.SignInAsync(desk.Mobile, Visitor.Password);
        await OpenAsync(desk, bo);
        await OpenAsync(phone, bo);
        await desk.Hook("composer").PressSequentiallyAsync("mine");
        await Expect(phone.Hook("composer")).ToHaveValueAsync("mine", Soon);
        await phone.Hook("composer").FillAsync("theirs");
        await Expect(Preview(desk, bo)).ToHaveTextAsync("[Draft] theirs", new() { Timeout = 5_000 });
        await Expect(desk.Hook("composer")).ToHaveValueAsync("mine");
        await desk.Page.Keyboard.TypeAsync(" is newer");
        await phone.Hook("composer").BlurAsync();
        await Expect(phone.Hook("composer")).ToHaveValueAsync("mine is newer", Soon);
    }

    [Fact]
    public async Task ADraftWrittenWithoutALine_IsSentOn_WhenItIsBack_AndFoundWherePeopleSignIn()
    {
        await using var desk = await browser.AtDeskAsync(app);
        await desk.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        await bo.AddFriendAsync(desk.Id);
        var line = await BreakableLine.LayAsync(desk.Page);
        await OpenAsync(desk, bo);
        await line.CutAsync();
        await desk.Hook("composer").FillAsync("from a tunnel");
        await Expect(Preview(desk, bo)).ToHaveTextAsync("[Draft] from a tunnel");
        line.Mend();
        await using var laptop = await browser.AtDeskAsync(app);
        await laptop.SignInAsync(desk.Mobile, Visitor.Password);
        await laptop.OpenAsync("/");
        await Expect(Preview(laptop, bo)).ToHaveTextAsync("[Draft] from a tunnel");
        await OpenAsync(laptop, bo);
        await Expect(laptop.Hook("composer")).ToHaveValueAsync("from a tunnel");
    }

    private static ILocator Preview(Visitor visitor, LegacyClient other) => visitor.Page.Locator($"[data-conversation='u{other.Id}'] im-draft");

    private static async Task OpenAsync(Visitor visitor, LegacyClient other)
    {
        await visitor.OpenAsync($"/u/{other.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
    }
}
