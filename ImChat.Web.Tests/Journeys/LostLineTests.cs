using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed partial class LostLineTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task ALostLine_ShowsNothingForFiveSeconds_ThenABannerThatCountsDown_AndTheComposerWorksOn()
    {
        await using var visitor = await OpenAsync();
        var line = await LoseAsync(visitor);
        var banner = visitor.Hook("connection-banner");
        await visitor.Page.Clock.RunForAsync(4900);
        Assert.False(await banner.IsVisibleAsync());
        await visitor.Page.Clock.RunForAsync(200);
        Assert.True(await banner.IsVisibleAsync());
        await Expect(banner).ToContainTextAsync("Connection lost.");
        await Expect(banner).ToContainTextAsync(NextTry);
        var composer = await visitor.Hook("composer").BoundingBoxAsync();
        Assert.InRange(composer!.Y + composer.Height, 0, 800);

        await visitor.SayAsync("written meanwhile");
        await Expect(visitor.Saying("written meanwhile")).ToHaveAttributeAsync("data-state", "sending");
        line.Mend();
        await banner.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(banner).ToBeHiddenAsync();
        await Expect(visitor.Saying("written meanwhile")).ToHaveAttributeAsync("data-seq", "1");
    }

    [Theory]
    [InlineData("window.dispatchEvent(new Event('online'))")]
    [InlineData("document.dispatchEvent(new Event('visibilitychange'))")]
    [InlineData("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")]
    public async Task WhoeverReturns_IsConnectedAtOnce(string sign)
    {
        await using var visitor = await OpenAsync();
        var line = await LoseAsync(visitor);
        await visitor.Page.Clock.RunForAsync(20_000);
        await visitor.SayAsync("written meanwhile");
        line.Mend();
        // The page's clock stands still: only the sign makes it try.
        await visitor.Page.EvaluateAsync(sign);
        await visitor.Page.Clock.ResumeAsync();
        await Expect(visitor.Saying("written meanwhile")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Hook("connection-banner")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task WhatIsOpenedOnceTheLineIsBack_HasItsTimeToComeToLife()
    {
        await using var visitor = await OpenAsync();
        var line = await LoseAsync(visitor);
        line.Mend();
        await visitor.Page.EvaluateAsync("() => { window.isSame = true; window.isUp = new Promise((up) => document.addEventListener('imchat:up', up)); window.dispatchEvent(new Event('online')); }");
        await visitor.Page.Clock.ResumeAsync();
        await visitor.Page.EvaluateAsync("() => window.isUp");
        await visitor.Page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('div'), { hidden: true })) ?? (document.body.lastChild.dataset.ready = 'false')");
        await visitor.Page.Clock.FastForwardAsync(5000);
        await visitor.SayAsync("on the same page");
        await Expect(visitor.Saying("on the same page")).ToHaveAttributeAsync("data-seq", "1");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.isSame === true"));
    }

    [Fact]
    public async Task AThousandPages_DoNotComeBackAtOneMoment()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.Page.GotoAsync("/account/login");
        var waits = await visitor.Page.EvaluateAsync<double[][]>("""
            async () => {
              const { waitBefore } = await import('/js/backoff.js');
              return Array.from({ length: 20 }, (_, attempt) => Array.from({ length: 1000 }, () => waitBefore(attempt, false)));
            }
            """);
        Assert.All(waits[0], wait => Assert.InRange(wait, 100, 300));
        Assert.All(waits[^1], wait => Assert.InRange(wait, 15_000, 45_000));
        // No tenth of the time gets more than a fifth of them.
        Assert.All(waits, tries => Assert.All(
            tries.CountBy(wait => (int)((wait - tries.Min()) / (tries.Max() - tries.Min()) * 10)), tenth => Assert.InRange(tenth.Value, 0, 200)));
    }

    [GeneratedRegex(@"Next try in \d+ s|Reconnecting…")]
    private static partial Regex NextTry { get; }

    /// <summary>With a clock that stands still from now on.</summary>
    private static async Task<BreakableLine> LoseAsync(Visitor visitor)
    {
        var line = await BreakableLine.LayAsync(visitor.Page);
        await visitor.Page.Clock.InstallAsync();
        await visitor.OpenAsync(visitor.Page.Url);
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await visitor.Page.EvaluateAsync("() => { window.isDown = new Promise((down) => document.addEventListener('imchat:down', down)); }");
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1));
        await line.CutAsync();
        await visitor.Page.EvaluateAsync("() => window.isDown");
        return line;
    }

    private async Task<Visitor> OpenAsync()
    {
        var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        return visitor;
    }
}
