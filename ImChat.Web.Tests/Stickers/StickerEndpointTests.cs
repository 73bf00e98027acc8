using System.Net;
using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Stickers;

public sealed class StickerEndpointTests(AppFactory app)
{
    [Theory]
    [InlineData("en", "Animals", "Cat")]
    [InlineData("zh-CN", "动物", "猫")]
    public async Task The_list_speaks_the_viewer_s_language_and_everything_in_it_is_there(string language, string name, string alt)
    {
        using var http = app.NewClient();
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        using var list = JsonDocument.Parse(await http.GetStringAsync("/stickers"));
        var pack = list.RootElement.EnumerateArray().First();
        Assert.Equal(name, pack.GetProperty("name").GetString());
        var sticker = pack.GetProperty("stickers").EnumerateArray().First();
        Assert.Equal(alt, sticker.GetProperty("alt").GetString());
        using var file = await http.GetAsync(sticker.GetProperty("url").GetString());
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", file.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/stickers/animals/manifest.json")]
    [InlineData("/stickers/animals/LICENSE.txt")]
    [InlineData("/stickers/animals/..%2fmoods%2fhug.webp")]
    [InlineData("/stickers/animals/nobody.webp")]
    [InlineData("/stickers/nowhere/cat.webp")]
    [InlineData("/Stickers/Packs/animals/cat.webp")]
    public async Task What_no_manifest_names_is_not_served(string address)
    {
        using var http = app.NewClient();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
