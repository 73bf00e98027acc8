using ImChat.Web.Tests.Support;
using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Debian's Chromium, started when the first test needs it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
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
        OpenAsync(app, new() { Locale = locale, ViewportSize = new() { Width = 1280, Height = 800 } });

    /// <summary>Somebody with a phone.</summary>
    internal Task<Visitor> OnPhoneAsync(AppFactory app, string locale = "zh-CN") =>
        OpenAsync(app, new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });

    internal async Task<Visitor> OpenAsync(AppFactory app, BrowserNewContextOptions options)
    {
        Optional.Need(File.Exists(Program), "apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji");
        options.BaseURL ??= app.Address.ToString();
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
