using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>The circuit's connection, which a test can cut and mend.</summary>
internal sealed partial class BreakableLine
{
    private IWebSocketRoute? current;
    private bool isCut;

    /// <summary>Lies between page and server for every circuit the page opens from now on.</summary>
    public static async Task<BreakableLine> LayAsync(IPage page)
    {
        var line = new BreakableLine();
        await page.RouteWebSocketAsync(Addresses, line.Connect);
        // Without a socket the page would go on by long polling.
        await page.RouteAsync(Addresses, route => line.isCut ? route.AbortAsync() : route.ContinueAsync());
        return line;
    }

    public async Task CutAsync()
    {
        isCut = true;
        if (current is { } open)
            await open.CloseAsync(new() { Code = 1011 });
    }

    public void Mend() => isCut = false;

    private void Connect(IWebSocketRoute route)
    {
        if (isCut)
        {
            _ = route.CloseAsync(new() { Code = 1011 });
            return;
        }
        route.ConnectToServer();
        current = route;
    }

    [GeneratedRegex("/(_blazor|health)(/|\\?|$)")]
    private static partial Regex Addresses { get; }
}
