namespace ImChat.Web.Legacy.Pages;

internal static class OldAssetsFeature
{
    /// <summary>Before routing, so that every address may be written either way.</summary>
    public static void UseSingleSlashes(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value is { } path)
            context.Request.Path = SingleSlashes.Clean(path);
        return next(context);
    });

    /// <summary>Serves an old installation's assets, to GET and to POST: that is how sticker packs are asked for.</summary>
    public static void UseOldAssets(this WebApplication app)
    {
        if (app.Services.GetRequiredService<OldAssets>().Files is not { } files)
            return;
        app.UseWhen(context => context.Request.Path.StartsWithSegments(OldAssets.Root), assets =>
        {
            assets.Use((context, next) =>
            {
                if (HttpMethods.IsPost(context.Request.Method))
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            });
            assets.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = OldAssets.Root });
        });
    }
}
