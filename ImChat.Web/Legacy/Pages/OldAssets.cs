using ImChat.Web.Hosting;
using Microsoft.Extensions.FileProviders;

namespace ImChat.Web.Legacy.Pages;

/// <summary>Old clients build addresses with doubled slashes and fetch files by POST; an old installation's assets are served as they expect.</summary>
internal static class OldAssets
{
    private const string Root = "/asset";

    /// <summary>Before routing: one slash is as good as two.</summary>
    public static void UseSingleSlashes(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value is { } path && path.Contains("//", StringComparison.Ordinal))
            context.Request.Path = string.Concat("/", string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries)), path.EndsWith('/') ? "/" : "").Replace("//", "/", StringComparison.Ordinal);
        return next(context);
    });

    public static void UseOldAssets(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<LegacyOptions>().AssetRoot;
        if (folder.Length == 0)
            return;
        if (!Directory.Exists(folder))
            throw new SettingException("Legacy:AssetRoot", $"there is no folder '{folder}'.");
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), assets =>
        {
            assets.Use((context, next) =>
            {
                // Sticker packs are asked for by POST.
                if (HttpMethods.IsPost(context.Request.Method))
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            });
            assets.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), RequestPath = Root });
        });
    }
}
