using ImChat.Web.Hosting;

namespace ImChat.Web.Stickers;

internal static class StickersFeature
{
    private const string OwnFolder = "Stickers/Packs";
    private const string AddedFolder = "stickers";

    public static void AddStickers(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => new StickerShelf(
            [Path.Combine(AppContext.BaseDirectory, OwnFolder), services.GetRequiredService<DataDirectory>().Combine(AddedFolder)],
            services.GetRequiredService<ILogger<StickerShelf>>()));

    public static void MapStickers(this WebApplication app)
    {
        // Whoever runs this server learns at the start which packs it cannot use.
        app.Services.GetRequiredService<StickerShelf>();
        var stickers = app.MapGroup(StickerAddress.Folder);
        stickers.MapGet("", (StickerShelf shelf, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache";
            return shelf.Packs.Select(pack => new
            {
                name = pack.Name.ToString(),
                stickers = pack.Stickers.Select(sticker => new { url = StickerAddress.Of(pack, sticker), alt = sticker.Alt.ToString(), w = sticker.Width, h = sticker.Height }),
            });
        });
        stickers.MapGet("/{pack}/{file}", (string pack, string file, StickerShelf shelf, HttpResponse response) =>
        {
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            if (shelf.FileOf($"{StickerAddress.Folder}/{pack}/{file}") is not { } path || !File.Exists(path))
                return Results.Text("404 page not found\n", "text/plain", statusCode: StatusCodes.Status404NotFound);
            response.Headers.CacheControl = "public, max-age=86400";
            return Results.File(path, "image/" + Path.GetExtension(file)[1..].Replace("jpg", "jpeg", StringComparison.Ordinal), lastModified: File.GetLastWriteTimeUtc(path));
        });
    }
}
