using System.Globalization;
using ImChat.Web.Tests.Faults;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>
/// What an idle conversation costs the server. The app runs in this process; a page that is paused has given its circuit up while all that
/// the tests keep about the page stays, so the difference is the circuits alone.
/// </summary>
public sealed class CircuitMemoryTests(Browser browser)
{
    private static readonly int Pages = Scale("IMCHAT_MEASURE_PAGES", 100);
    private static readonly int Cycles = Scale("IMCHAT_MEASURE_CYCLES", 1000);

    [StageFact(Stage.Measure)]
    public async Task AnIdleConversation_AndAThousandThatCameAndWent()
    {
        await using var app = new AppFactory(new() { ["Limits:ConnectionsPerPerson"] = "1000" });
        await app.InitializeAsync();
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(app), app.NewClient(), 120);
        await conversation.OpenAsync();
        List<IPage> pages = [conversation.Visitor.Page];
        while (pages.Count < Pages)
        {
            pages.Add(await conversation.Visitor.NewTabAsync(conversation.Path));
            await Expect(pages[^1].GetByTestId("conversation")).ToHaveAttributeAsync("data-ready", "true");
        }

        var open = Read();
        await PauseAsync(pages);
        var paused = Read();
        Print($"{Pages} open: {open}; paused: {paused}; a circuit: {(open.Heap - paused.Heap) / 1024.0 / Pages:F0} KB of managed heap");
        for (var done = Pages; done < Cycles; done += Pages)
        {
            foreach (var page in pages)
                await page.EvaluateAsync("() => { window.isBack = new Promise((up) => document.addEventListener('imchat:up', up, { once: true })); document.dispatchEvent(new Event('visibilitychange')); return window.isBack; }");
            foreach (var page in pages)
                await page.WaitForFunctionAsync("() => document.querySelector('[data-ready=true][data-testid=conversation]') && document.querySelector('#outbox[data-ready=true]')");
            await PauseAsync(pages);
            Print($"after {done + Pages} circuits, all closed: {Read()}");
        }
    }

    private static int Scale(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var scale) ? scale : usual;

    private static async Task PauseAsync(List<IPage> pages)
    {
        foreach (var page in pages)
            Assert.True(await page.EvaluateAsync<bool>("() => Blazor.pauseCircuit()"));
    }

    private static Reading Read()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true);
        GC.WaitForPendingFinalizers();
        return new Reading(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    private static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private sealed record Reading(long Heap, long Rss)
    {
        public override string ToString() => $"heap {Heap / 1048576.0:F1} MB, RSS {Rss / 1048576.0:F0} MB";
    }
}
