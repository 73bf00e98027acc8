using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public class FirstPaintTests(AppFactory app, Browser browser)
{
    /// <summary>Notes how far the page's parts were shifted, and each place the last message had in a frame.</summary>
    private const string Watch = """
        window.shift = 0;
        window.tops = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        (function look() {
          const lines = document.querySelectorAll('.log-lines > [data-seq]');
          if (lines.length || window.tops.length) window.tops.push(lines.length ? Math.round(lines[lines.length - 1].getBoundingClientRect().top) : null);
          requestAnimationFrame(look);
        })();
        """;

    [Fact]
    public async Task AReload_IsHtmlWithTheRowsAndTheLastMessages()
    {
        await using var conversation = await StartAsync();
        var html = await (await conversation.Visitor.Page.Context.APIRequest.GetAsync(conversation.Path)).TextAsync();
        Assert.Contains("data-testid=\"chat-row\"", html, StringComparison.Ordinal);
        foreach (var number in (int[])[71, 100, 119, 120])
            Assert.Contains($">{number}: ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTheCircuitComes_NothingFlashesOrJumps()
    {
        await using var conversation = await StartAsync();
        var page = conversation.Visitor.Page;
        await page.AddInitScriptAsync(Watch);
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(conversation.Path, new() { WaitUntil = WaitUntilState.Commit });
        // The first rendering stands at its end before the circuit is there.
        await Expect(page.Locator("[data-seq='120']")).ToBeInViewportAsync();
        await page.WaitForFunctionAsync("() => customElements.get('im-message-log') && customElements.get('im-composer') && window.tops.length > 10");
        await page.EvaluateAsync("() => { window.tops = []; }");
        release.SetResult();
        await Expect(conversation.Visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

        var tops = await page.EvaluateAsync<double?[]>("() => window.tops");
        Assert.All(tops, top => Assert.Equal(tops[0], top));
        var shift = await page.EvaluateAsync<double>("() => window.shift");
        TestContext.Current.TestOutputHelper?.WriteLine($"layout shift {shift:F4}, {tops.Length} frames");
        Assert.InRange(shift, 0, 0.01);
    }

    [Theory]
    [InlineData("/add/{0}", "[data-testid=add-submit]")]
    [InlineData("/u/{0}", "[data-testid=composer]")]
    public async Task WhatIsRenderedFirst_StandsThroughout(string path, string selector)
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.Page.AddInitScriptAsync($$"""
            window.losses = 0;
            new MutationObserver(() => {
                const isThere = document.querySelector('{{selector}}') !== null;
                window.losses += window.wasThere && !isThere ? 1 : 0;
                window.wasThere ||= isThere;
            }).observe(document, { childList: true, subtree: true });
            """);

        await visitor.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, friend.Id));
        await Expect(visitor.Page.Locator(".app")).ToHaveAttributeAsync("data-live", "true");
        await Expect(visitor.Page.Locator(selector)).ToHaveCountAsync(1);

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.wasThere"));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => window.losses"));
    }

    private async Task<LongConversation> StartAsync() => await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 120);
}
