using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class DetailsTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task AGroupsDetails_StandBesideTheConversation_WithItsMembersAndSwitches()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        var group = await bo.CreateGroupAsync("Hikers");
        await ada.AnswerAsync("join-group", $"{group}");
        await Expect(ada.Hook("group-row")).ToHaveCountAsync(1);
        await ada.OpenAsync($"/g/{group}");
        await ada.Hook("details-button").ClickAsync();
        await Expect(ada.Hook("members").GetByRole(Microsoft.Playwright.AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(ada.Hook("members")).ToContainTextAsync("Owner");
        await Expect(ada.Hook("composer")).ToBeVisibleAsync();

        await ada.Hook("details-pin").ClickAsync();
        await Expect(ada.Hook("pinned-mark")).ToBeVisibleAsync();
        await Expect(ada.Hook("details-pin")).ToHaveAttributeAsync("aria-checked", "true");
        await ada.Hook("details-mute").ClickAsync();
        await Expect(ada.Hook("muted-mark")).ToBeVisibleAsync();
        await ada.Hook("details-mute").PressAsync("Escape");
        await Expect(ada.Hook("details")).ToHaveCountAsync(0);
        await Expect(ada.Hook("details-button")).ToBeFocusedAsync();
        Assert.Empty(ada.Errors);
    }

    [Fact]
    public async Task APersonOneNeverTalkedTo_HasNothingToSwitch_UntilTheFirstWord()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        await ada.OpenAsync($"/u/{bo.Id}?details=true");
        await Expect(ada.Hook("details")).ToContainTextAsync($"{bo.Id}");
        await Expect(ada.Hook("details-pin")).ToHaveCountAsync(0);
        await ada.SayAsync("hi");
        await Expect(ada.Hook("details-pin")).ToBeVisibleAsync();
    }
}
