using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class ChatListTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task PinningAndMuting_OrderAndQuietenTheList_OnAllPagesOfThePerson()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "one", "two");
        using var cy = await TalkAsync(ada, "Cy", "three");
        await using var phone = await browser.OnPhoneAsync(app);
        await phone.SignInAsync(ada.Mobile, Visitor.Password);
        await ada.OpenAsync("/");
        await phone.OpenAsync("/");
        await Expect(ada.Page).ToHaveTitleAsync("(3) ImChat");
        await ExpectOrderAsync(ada, cy, bo);

        await PickAsync(ada, bo, "Pin");
        await ExpectOrderAsync(ada, bo, cy);
        await ExpectOrderAsync(phone, bo, cy);
        await PickAsync(ada, bo, "Mute");
        await Expect(ada.Page).ToHaveTitleAsync("(1) ImChat");
        await Expect(phone.Page).ToHaveTitleAsync("(1) ImChat");
        await Expect(Row(phone, bo).GetByTestId("muted-mark")).ToBeVisibleAsync();
        await Expect(Row(phone, bo).GetByTestId("unread-badge")).ToHaveTextAsync("2");
        await PickAsync(ada, bo, "Unpin");
        await PickAsync(ada, bo, "Unmute");
        await ExpectOrderAsync(phone, cy, bo);
        await Expect(phone.Page).ToHaveTitleAsync("(3) ImChat");
        Assert.Empty(ada.Errors);
        Assert.Empty(phone.Errors);
    }

    [Fact]
    public async Task MarkedUnread_AsksToBeOpened_AndIsSatisfiedByThat()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "hi");
        using var cy = await TalkAsync(ada, "Cy", "hello");
        await ada.OpenAsync($"/u/{bo.Id}");
        await Expect(Row(ada, bo).GetByTestId("unread-badge")).ToHaveCountAsync(0);

        // The one that is open may be marked, and stays so.
        await PickAsync(ada, bo, "MarkUnread");
        await Expect(Row(ada, bo).GetByTestId("unread-badge")).ToHaveTextAsync("");
        await Expect(ada.Page).ToHaveTitleAsync("(2) ImChat");
        await PickAsync(ada, cy, "MarkRead");
        await Expect(ada.Page).ToHaveTitleAsync("(1) ImChat");
        await Row(ada, bo).ClickAsync();
        await Expect(Row(ada, bo).GetByTestId("unread-badge")).ToHaveCountAsync(0);
        await Expect(ada.Page).ToHaveTitleAsync("ImChat");
        await PickAsync(ada, cy, "MarkUnread");
        await ada.OpenAsync($"/u/{cy.Id}");
        await Expect(Row(ada, cy).GetByTestId("unread-badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Hiding_CanBeUndone_AndLastsUntilTheNextMessage()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "hi");
        using var cy = await TalkAsync(ada, "Cy", "hello");
        await ada.OpenAsync($"/u/{bo.Id}");
        await PickAsync(ada, bo, "Hide");
        await Expect(Row(ada, bo)).ToHaveCountAsync(0);
        await Expect(ada.Hook("conversation")).ToHaveCountAsync(0);
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(ada, bo)).ToBeVisibleAsync();
        await PickAsync(ada, bo, "Hide");
        await Expect(Row(ada, bo)).ToHaveCountAsync(0);
        using var socket = await bo.ConnectAsync();
        await socket.SendTextAsync(10, ada.Id, "again");
        await Expect(Row(ada, bo)).ToContainTextAsync("again");
    }

    [Fact]
    public async Task Deleting_AsksFirst_AndKeepsWhatWasSaid()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "hi", "there");
        using var cy = await TalkAsync(ada, "Cy", "hello");
        await ada.OpenAsync("/");
        await PickAsync(ada, bo, "Pin");
        await PickAsync(ada, bo, "Delete");
        await ada.Hook("confirm-cancel").ClickAsync();
        await Expect(Row(ada, bo).GetByTestId("pinned-mark")).ToBeVisibleAsync();
        await PickAsync(ada, bo, "Delete");
        await ada.Hook("confirm-ok").ClickAsync();
        await Expect(Row(ada, bo)).ToHaveCountAsync(0);
        await Expect(ada.Page).ToHaveTitleAsync("(1) ImChat");
        using var socket = await bo.ConnectAsync();
        await socket.SendTextAsync(10, ada.Id, "again");
        await Expect(Row(ada, bo).GetByTestId("unread-badge")).ToHaveTextAsync("1");
        await Expect(Row(ada, bo).GetByTestId("pinned-mark")).ToHaveCountAsync(0);
        await Row(ada, bo).ClickAsync();
        await Expect(ada.Messages).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task TheMenu_WorksByKeyboardAlone_AndGivesTheFocusBack()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "hi");
        await ada.OpenAsync("/");
        await Expect(ada.Hook("row-menu")).ToHaveAttributeAsync("data-ready", "true");
        await Row(ada, bo).FocusAsync();
        await ada.Page.Keyboard.PressAsync("Tab");
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "More for Bo" })).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Pin", Exact = true })).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Hook("row-menu")).ToBeHiddenAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "More for Bo" })).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(ada.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Mute", Exact = true })).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(Row(ada, bo).GetByTestId("muted-mark")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OnAPhone_AHeldRowOpensItsMenu_AndNoConversation_AndBackLeadsToTheList()
    {
        await using var ada = await browser.OnPhoneAsync(app, "en");
        await ada.RegisterAsync("Ada");
        using var bo = await TalkAsync(ada, "Bo", "hi");
        await ada.OpenAsync("/");
        await HoldAsync(ada, Row(ada, bo));
        await Expect(ada.Hook("row-menu")).ToBeVisibleAsync();
        Assert.EndsWith("/", ada.Page.Url, StringComparison.Ordinal);
        await ada.Page.Locator("[data-action=Pin]").TapAsync();
        await Expect(Row(ada, bo).GetByTestId("pinned-mark")).ToBeVisibleAsync();

        await Row(ada, bo).TapAsync();
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await ada.Hook("details-button").TapAsync();
        await Expect(ada.Hook("details")).ToBeVisibleAsync();
        await Expect(ada.Hook("composer")).ToBeHiddenAsync();
        await ada.Hook("details-close").TapAsync();
        await Expect(ada.Hook("composer")).ToBeVisibleAsync();
        var length = await ada.Page.EvaluateAsync<int>("navigation.currentEntry.index");
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Back to chats" }).TapAsync();
        await Expect(ada.Hook("conversation")).ToHaveCountAsync(0);
        await Expect(Row(ada, bo)).ToBeVisibleAsync();
        Assert.Equal(length - 1, await ada.Page.EvaluateAsync<int>("navigation.currentEntry.index"));
    }

    [Fact]
    public async Task SomebodyNew_IsToldWhatToDo()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        await ada.OpenAsync("/");
        await Expect(ada.Hook("first-steps")).ToContainTextAsync($"{ada.Id}");
        await ada.Hook("add-friend").ClickAsync();
        await ada.Hook("prompt-input").FillAsync($"{bo.Id}");
        await ada.Hook("prompt-ok").ClickAsync();
        await Expect(Row(ada, bo)).ToBeVisibleAsync();
        await Expect(ada.Hook("first-steps")).ToHaveCountAsync(0);
    }

    private static ILocator Row(Visitor visitor, LegacyClient other) => visitor.Page.Locator($"[data-testid=chat-row][data-conversation='u{other.Id}']");

    private static async Task PickAsync(Visitor visitor, LegacyClient other, string action)
    {
        await Expect(visitor.Hook("row-menu")).ToHaveAttributeAsync("data-ready", "true");
        await Row(visitor, other).ClickAsync(new() { Button = MouseButton.Right });
        await visitor.Hook("row-menu").Locator($"[data-action={action}]").ClickAsync();
    }

    private static async Task ExpectOrderAsync(Visitor visitor, params LegacyClient[] others)
    {
        for (var i = 0; i < others.Length; i++)
            await Expect(visitor.Hook("chat-row").Nth(i)).ToHaveAttributeAsync("data-conversation", $"u{others[i].Id}");
    }

    /// <summary>A finger stays on it until its menu is there, then lifts.</summary>
    private static async Task HoldAsync(Visitor visitor, ILocator row)
    {
        var box = (await row.BoundingBoxAsync())!;
        var finger = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = new[] { new { x = box.X + 100, y = box.Y + 30 } } });
        await Expect(visitor.Hook("row-menu")).ToBeVisibleAsync();
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }

    /// <summary>Somebody who says this to the visitor.</summary>
    private async Task<LegacyClient> TalkAsync(Visitor visitor, string name, params string[] texts)
    {
        var other = await LegacyClient.RegisterAsync(app, name);
        using var socket = await other.ConnectAsync();
        foreach (var text in texts)
            await socket.SendTextAsync(10, visitor.Id, text);
        await socket.SendTextAsync(10, other.Id, "settled");
        await socket.ReceiveAsync();
        return other;
    }
}
