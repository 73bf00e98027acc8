using ImChat.Web.Chat;
using ImChat.Web.Layout;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor;
using MudBlazor.Services;

namespace ImChat.Web.Hosting;

internal static class PagesFeature
{
    private const int LargestHubMessage = 64 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.TopCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 4000;
            options.SnackbarConfiguration.ShowTransitionDuration = 150;
            options.SnackbarConfiguration.HideTransitionDuration = 150;
        });
        builder.Services.AddSingleton<KeptFiles>();
        builder.Services.AddSingleton<LivePages>();
        builder.Services.AddScoped<CircuitHandler, PageLine>();
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestHubMessage);
        // MudBlazor's style sheet is served under a name that has no compressed twin; only static kinds, so no secret is ever compressed.
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "application/javascript"];
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
    }
}
