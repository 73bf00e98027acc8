using System.Diagnostics;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Alone: what it promises within a time is promised to a machine that does nothing else.</summary>
[Collection(nameof(RestartTests))]
[CollectionDefinition(nameof(RestartTests), DisableParallelization = true)]
public sealed class RestartTests(Browser browser) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-restart-");

    /// <summary>Told to end, the server lets the pages pause: they go on as they are. Killed, it cannot, and they load themselves anew.</summary>
    [Theory]
    [InlineData(nameof(Signal.Terminate), 10, true)]
    [InlineData(nameof(Signal.Kill), 2, false)]
    public async Task OpenPages_AreLiveAgainAfterARestart_SamePlaceAndDraft_AndNobodyTouchesThem(string signal, int pages, bool goOn)
    {
        var program = Start("http://127.0.0.1:0");
        try
        {
            var address = await Wait.For(program.Address);
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
            await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(address), http, 120);
            await conversation.OpenAsync();
            List<IPage> tabs = [conversation.Visitor.Page];
            while (tabs.Count < pages)
                tabs.Add(await conversation.Visitor.NewTabAsync(conversation.Path));
            var readings = new List<Reading>();
            foreach (var tab in tabs)
                readings.Add(await SettleAsync(tab, 300 + (100 * readings.Count)));

            program.Send(Enum.Parse<Signal>(signal));
            await Wait.For(program.ExitCode);
            program.Dispose();
            program = Start(address.ToString());
            await Wait.For(program.Address);
            var sinceThere = Stopwatch.StartNew();
            await conversation.ReconnectAsync();
            await conversation.HearAsync("back again");
            foreach (var tab in tabs)
                await Expect(tab.Locator("[data-seq='121'] [data-testid=message-text]")).ToHaveTextAsync("back again");
            foreach (var tab in tabs)
            {
                await tab.WaitForFunctionAsync(
                    "(goOn) => !!window.before === goOn && (window.isUp || !goOn) && document.querySelector('[data-testid=conversation]')?.dataset.ready === 'true'", goOn);
            }
            TestContext.Current.TestOutputHelper?.WriteLine($"{pages} pages live {sinceThere.Elapsed.TotalSeconds:F1} s after the server was there again");
            Assert.InRange(sinceThere.Elapsed, TimeSpan.Zero, Patience);

            foreach (var (tab, reading) in tabs.Zip(readings))
            {
                await Expect(tab).ToHaveURLAsync(new Uri(address, conversation.Path).ToString());
                Reading.AssertSame(reading, await Reading.OfAsync(tab));
                await Expect(tab.GetByTestId("composer")).ToHaveValueAsync("half a thought");
                Assert.Equal("2-6", await tab.GetByTestId("composer").EvaluateAsync<string>("box => `${box.selectionStart}-${box.selectionEnd}`"));
                await Expect(tab.GetByTestId("connection-banner")).ToBeHiddenAsync();
            }
            // The browser itself notes what it could not fetch while nobody answered, or only said that it was about to end; nothing else was amiss.
            Assert.All(conversation.Visitor.Errors, error => Assert.Matches("ERR_CONNECTION_REFUSED|status of 503|Connection disconnected with error|WebSocket closed with status code", error));

            await tabs[0].GetByTestId("composer").PressAsync("Enter");
            foreach (var tab in tabs)
                await Expect(tab.Locator("[data-seq='122'] [data-testid=message-text]")).ToHaveTextAsync("half a thought");
        }
        finally
        {
            program.Dispose();
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Reads on further up, with a draft of which a part is selected, on a page that would show that it was loaded anew.</summary>
    private static async Task<Reading> SettleAsync(IPage tab, int pixels)
    {
        await Expect(tab.GetByTestId("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await tab.EvaluateAsync("() => { window.before = true; document.addEventListener('imchat:up', () => { window.isUp = true; }); }");
        await tab.GetByTestId("composer").FillAsync("half a thought");
        await tab.GetByTestId("composer").EvaluateAsync("box => box.setSelectionRange(2, 6)");
        await Reading.ScrollUpAsync(tab, pixels);
        return await Reading.OfAsync(tab);
    }

    private ProgramProcess Start(string address) => ProgramProcess.Start(
        $"--urls={address}", $"--ImChat:DataDirectory={folder.FullName}", "--RateLimits:RegisterPerMinute=0", "--RateLimits:MessagesPerSecond=0");
}
