using ImChat.Web.Tests.Faults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>The bytes that a page fetches, from a published build that runs at <c>IMCHAT_MEASURE_ADDRESS</c>.</summary>
public sealed class PageWeightTests(Browser browser)
{
    [StageFact(Stage.Measure)]
    public async Task AFirstAndARepeatedLoad()
    {
        var address = new Uri(Environment.GetEnvironmentVariable("IMCHAT_MEASURE_ADDRESS") ?? "http://localhost:8080");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        await using var registered = await LongConversation.StartAsync(await browser.AtDeskAsync(address), http, 60);
        await using var fresh = await browser.AtDeskAsync(address);
        await fresh.Page.Context.AddCookiesAsync((await registered.Visitor.Page.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
        }));
        await LoadAsync(fresh, "first", registered.Path);
        await LoadAsync(fresh, "repeated", registered.Path);
    }

    private static async Task LoadAsync(Visitor visitor, string name, string path)
    {
        var network = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await network.SendAsync("Network.enable");
        double bytes = 0;
        var requests = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
        {
            bytes += told!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await visitor.Page.GotoAsync(path);
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} load: {bytes / 1024:F0} KB in {requests} answers");
        await network.DetachAsync();
    }
}
