using System.Net;
using System.Security.Claims;
using ImChat.Web.Accounts;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Open pages while the database is away.</summary>
public sealed class OutageTests(Browser browser) : IAsyncLifetime
{
    private FragileDatabase database = default!;
    private AppFactory app = default!;

    public async ValueTask InitializeAsync()
    {
        database = new FragileDatabase();
        app = new AppFactory(new() { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:ImChat"] = database.Connection });
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        database.Dispose();
    }

    [Theory]
    [InlineData("nav-contacts", "saved-messages")]
    [InlineData("chat-row", "conversation")]
    public async Task APageThatIsOpenedMeanwhile_SaysSo_AndComesByItself(string link, string found)
    {
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 20);
        var visitor = conversation.Visitor;
        await visitor.OpenAsync("/");
        await visitor.Page.EvaluateAsync("() => { window.isSame = true; }");

        database.TakeAway();
        await visitor.Hook(link).ClickAsync();
        await Expect(visitor.Hook("outage")).ToBeVisibleAsync();
        database.GiveBack();

        await Expect(visitor.Hook(found)).ToBeVisibleAsync();
        await Expect(visitor.Hook("outage")).ToHaveCountAsync(0);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.isSame === true"));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsPickedForARowMeanwhile_SaysWhyItIsNotDone_AndTheListStays()
    {
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 20);
        var visitor = conversation.Visitor;
        await visitor.OpenAsync("/");
        await Expect(visitor.Hook("row-menu")).ToHaveAttributeAsync("data-ready", "true");

        database.TakeAway();
        await visitor.Hook("chat-row").ClickAsync(new() { Button = MouseButton.Right });
        await visitor.Hook("row-menu").Locator("[data-action=Pin]").ClickAsync();
        await Expect(visitor.Page.GetByText("This could not be saved. Try again.")).ToBeVisibleAsync();
        database.GiveBack();

        await Expect(visitor.Hook("chat-row")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Errors);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APageThatIsLoadedMeanwhile_SaysSo_AndComesByItself_WithTheDraft()
    {
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 20);
        var visitor = conversation.Visitor;
        await conversation.OpenAsync();
        await visitor.Hook("composer").FillAsync("half a thought");

        database.TakeAway();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Hook("outage")).ToBeVisibleAsync();
        database.GiveBack();

        await Expect(visitor.Hook("composer")).ToHaveValueAsync("half a thought");
        await Expect(visitor.Hook("chat-row")).ToHaveCountAsync(1);
        await conversation.HearAsync("back again");
        await Expect(visitor.Saying("back again")).ToHaveCountAsync(1);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoseSignInIsLookedAtMeanwhile_StaysSignedIn()
    {
        await using var page = app.Services.CreateAsyncScope();
        var revalidation = (SessionRevalidation)page.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var nobody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "1")]));
        Assert.False(await revalidation.StillCountsAsync(nobody, CancellationToken.None));

        database.TakeAway();
        Assert.True(await revalidation.StillCountsAsync(nobody, CancellationToken.None));
        database.GiveBack();
    }

    /// <summary>A page that is live afterwards, and one that never is.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/account/security")]
    public async Task APageThatIsAskedForMeanwhile_IsRefusedForNow_SoThatAProxyAsksTheNextNode(string path)
    {
        using var visitor = await PageClient.RegisterAsync(app.Address);

        database.TakeAway();
        using var refused = await visitor.GetAsync(path);
        database.GiveBack();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }
}
