using System.Globalization;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Groups, as two people with open pages see them.</summary>
public sealed class GroupTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task AGroupOfFriends_IsMadeInOnePrompt_AndStandsInTheirListsAtOnce()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app, "zh-CN");
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.BefriendAsync(bo.Id);
        await bo.OpenAsync("/");

        await ada.OpenAsync("/");
        await ada.Hook("create-group").ClickAsync();
        await ada.Hook("prompt-input").FillAsync("Hikers");
        await ada.Page.GetByTestId("pick-friend").CheckAsync();
        await ada.Hook("group-kind").SelectOptionAsync("3");
        await ada.Hook("prompt-ok").ClickAsync();

        var row = bo.Hook("chat-row").Filter(new() { HasText = "Hikers" });
        await Expect(row).ToContainTextAsync("Ada邀请你加入了群聊");
        await row.ClickAsync();
        await Expect(bo.Hook("system-line")).ToHaveTextAsync("Ada邀请你加入了群聊");
        await Expect(bo.Messages).ToHaveCountAsync(0);
        Assert.Empty(ada.Errors);
        Assert.Empty(bo.Errors);
    }

    [Fact]
    public async Task APageOfAGroupThatOneIsNotIn_BecomesTheConversation_OnceOneIs()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.AnswerAsync("create-group", "Hikers");
        var group = long.Parse((await ada.Hook("group-row").GetAttributeAsync("data-id"))!, CultureInfo.InvariantCulture);
        await bo.OpenAsync($"/g/{group}");
        await Expect(bo.Page.GetByText("There is no such group")).ToBeVisibleAsync();

        await bo.JoinAsync(group);
        await Expect(bo.Page.Locator("#conversation-title")).ToHaveTextAsync("Hikers");
        await bo.SayAsync("here I am");
        await Expect(bo.Saying("here I am")).ToBeVisibleAsync();
        Assert.Empty(bo.Errors);
    }

    [Fact]
    public async Task WhatTheOwnerChanges_OthersSeeWithoutReload()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        var group = await MeetAsync(ada, bo);

        await ada.Hook("group-name").FillAsync("Climbers");
        await ada.Hook("group-save").ClickAsync();
        await Expect(bo.Page.Locator("#conversation-title")).ToHaveTextAsync("Climbers");
        await Expect(bo.Hook("chat-row").First).ToContainTextAsync("Climbers");
        await Expect(bo.Hook("system-line").Last).ToHaveTextAsync("Ada named the group “Climbers”");

        await ada.Hook("group-icon").SetInputFilesAsync(new FilePayload { Name = "peak.png", MimeType = "image/png", Buffer = Pictures.Draw(80, 80, SkiaSharp.SKEncodedImageFormat.Png) });
        await Expect(ada.Page.Locator(".group-icon img")).ToBeVisibleAsync();
        await ada.Hook("group-save").ClickAsync();
        await Expect(bo.Page.Locator(".conversation-header img.avatar")).ToHaveAttributeAsync("src", new Regex("^/mnt/"));

        await ada.Hook("group-announcement").FillAsync("Eight o'clock");
        await ada.Hook("announce").ClickAsync();
        await Expect(bo.Hook("announcement")).ToContainTextAsync("Eight o'clock");
        await Expect(ada.Hook("confirmed-count")).ToContainTextAsync("1 of 2");
        await bo.Hook("announcement-confirm").ClickAsync();
        await Expect(bo.Hook("announcement")).ToHaveCountAsync(0);
        await Expect(ada.Hook("confirmed-count")).ToContainTextAsync("2 of 2");

        await ada.Hook("mute-all").ClickAsync();
        await Expect(bo.Hook("composer-closed")).ToHaveTextAsync("You are muted in this group.");
        await ada.SayAsync("quiet, please");
        await Expect(bo.Saying("quiet, please")).ToBeVisibleAsync();
        await ada.Hook("mute-all").ClickAsync();
        await bo.SayAsync("at last");
        await Expect(ada.Saying("at last")).ToBeVisibleAsync();

        using var cleo = await LegacyClient.RegisterAsync(app, "Cleo");
        await cleo.JoinGroupAsync(group);
        await Expect(bo.Hook("system-line").Last).ToHaveTextAsync("Cleo joined");
        await Expect(ada.Hook("member")).ToHaveCountAsync(3);

        await ada.Page.Locator($"[data-testid=member][data-id='{bo.Id}']").GetByTestId("member-more").ClickAsync();
        await ada.Hook("member-remove").ClickAsync();
        await ada.Hook("confirm-ok").ClickAsync();
        await Expect(bo.Hook("composer-closed")).ToHaveTextAsync("You are no longer in this group.");
        await ada.SayAsync("are they gone?");
        await Expect(ada.Saying("are they gone?")).ToBeVisibleAsync();
        await bo.OpenAsync($"/g/{group}");
        await Expect(bo.Hook("system-line").Last).ToHaveTextAsync("Ada removed you");
        await Expect(bo.Saying("are they gone?")).ToHaveCountAsync(0);
        Assert.Empty(ada.Errors);
        Assert.Empty(bo.Errors);
    }

    [Fact]
    public async Task AnInviteLink_ShowsTheGroup_AndLetsIn()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await using var cleo = await browser.AtDeskAsync(app);
        var group = await MeetAsync(ada, bo);
        await cleo.RegisterAsync("Cleo");
        await ada.Hook("group-joining").SelectOptionAsync("Invitation");
        await Expect(bo.Hook("invite-link")).ToHaveCountAsync(0);
        await ada.Hook("invite-link").ClickAsync();
        await Expect(ada.Hook("qr-code").Locator("svg")).ToBeVisibleAsync();
        var link = await ada.Hook("invite-address").InputValueAsync();

        await cleo.OpenAsync(new Uri(link).AbsolutePath);
        await Expect(cleo.Page.Locator(".join-card")).ToContainTextAsync("Members (2)");
        await cleo.Hook("invite-join").ClickAsync();
        await Expect(cleo.Hook("system-line")).ToHaveTextAsync("You joined");
        Assert.EndsWith($"/g/{group}", cleo.Page.Url, StringComparison.Ordinal);
        await cleo.OpenAsync("/g/join/nothing");
        await Expect(cleo.Hook("invite-expired")).ToBeVisibleAsync();
        Assert.Empty(cleo.Errors);
    }

    /// <summary>Ada owns a group that Bo is in; both look at it, she with its settings beside.</summary>
    private static async Task<long> MeetAsync(Visitor ada, Visitor bo)
    {
        await ada.RegisterAsync("Ada");
        await bo.RegisterAsync("Bo");
        await ada.AnswerAsync("create-group", "Hikers");
        var group = long.Parse((await ada.Hook("group-row").GetAttributeAsync("data-id"))!, CultureInfo.InvariantCulture);
        await bo.JoinAsync(group);
        await ada.OpenAsync($"/g/{group}?details=true");
        await bo.OpenAsync($"/g/{group}?details=true");
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await Expect(bo.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await Expect(ada.Hook("member")).ToHaveCountAsync(2);
        return group;
    }
}
