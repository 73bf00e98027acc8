using ImChat.Web.Tests.Support;
using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>
/// Debian's Chromium, started when the first test needs it; where it is there the one that has no window to draw, which takes half the time.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Program = Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists);
    private readonly Lazy<Task<IBrowser>> chromium;
    private IPlaywright? playwright;

    public Browser() => chromium = new(LaunchAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (chromium.IsValueCreated)
            await (await chromium.Value).DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Somebody at a desk.</summary>
    internal Task<Visitor> AtDeskAsync(AppFactory app, string locale = "en") =>
        AtDeskAsync(app.Address, locale);

    /// <summary>Somebody at a desk, at an address that need not be the app's own.</summary>
    internal Task<Visitor> AtDeskAsync(Uri address, string locale = "en") =>
        OpenAsync(address, new() { Locale = locale, ViewportSize = new() { Width = 1280, Height = 800 } });

    /// <summary>Somebody with a phone.</summary>
    internal Task<Visitor> OnPhoneAsync(AppFactory app, string locale = "zh-CN") =>
        OpenAsync(app, new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });

    internal Task<Visitor> OpenAsync(AppFactory app, BrowserNewContextOptions options) => OpenAsync(app.Address, options);

    private async Task<Visitor> OpenAsync(Uri address, BrowserNewContextOptions options)
    {
        Optional.Need(Program is not null, "apt-get install chromium-headless-shell fonts-noto-cjk fonts-noto-color-emoji");
        options.BaseURL ??= address.ToString();
        var context = await (await chromium.Value).NewContextAsync(options);
        context.SetDefaultTimeout((float)Wait.Deadline.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    private async Task<IBrowser> LaunchAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Wait.Deadline.TotalMilliseconds);
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }
}
