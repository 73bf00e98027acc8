using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class PresenceTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task AFriend_IsShownComingAndGoing_InTheHeaderAndInTheList()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await ada.RegisterAsync("Ada");
        await ada.BefriendAsync(friend.Id);
        await ada.OpenAsync($"/u/{friend.Id}");
        await Expect(ada.Hook("presence")).ToHaveAttributeAsync("data-online", "false");
        await Expect(ada.Hook("presence")).ToHaveTextAsync("Offline");
        await Expect(ada.Hook("online-dot")).ToHaveCountAsync(0);

        await bo.SignInAsync(friend.Mobile, LegacyClient.Password);
        await bo.OpenAsync("/");
        await Expect(ada.Hook("presence")).ToHaveAttributeAsync("data-online", "true");
        await Expect(ada.Hook("presence")).ToHaveTextAsync("Online");
        await Expect(ada.Hook("online-dot")).ToHaveTextAsync("Online");
        // Whoever opens a page later finds them there.
        await ada.Page.ReloadAsync();
        await Expect(ada.Hook("presence")).ToHaveAttributeAsync("data-online", "true");
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");

        // Half a minute after they have gone.
        await app.Services.GetRequiredService<IBackplane>().PublishAsync(
            new Envelope(new PresenceChanged(new UserId(friend.Id), IsOnline: false, DateTimeOffset.UtcNow), [new UserId(ada.Id)]));
        await Expect(ada.Hook("presence")).ToHaveAttributeAsync("data-online", "false");
        await Expect(ada.Hook("online-dot")).ToHaveCountAsync(0);
        Assert.Empty(ada.Errors);
    }

    [Fact]
    public async Task OfStrangersAndGroups_NothingIsSaid()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await bo.OpenAsync($"/u/{ada.Id}");
        await bo.SayAsync("hello");
        await ada.OpenAsync($"/u/{bo.Id}");
        await Expect(ada.Saying("hello")).ToBeVisibleAsync();
        await Expect(ada.Hook("presence")).ToHaveCountAsync(0);
        await Expect(ada.Hook("online-dot")).ToHaveCountAsync(0);
        using var owner = await LegacyClient.RegisterAsync(app);
        var group = await owner.CreateGroupAsync("group");
        await ada.JoinAsync(group);
        await ada.OpenAsync($"/g/{group}");
        await Expect(ada.Hook("presence")).ToHaveCountAsync(0);
    }
}
