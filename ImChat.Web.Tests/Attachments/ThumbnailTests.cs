using System.Net;
using ImChat.Web.Attachments;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments;

public sealed class ThumbnailTests(UploadServer server) : IClassFixture<UploadServer>
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_large_picture_is_there_in_small_and_the_original_stays(SKEncodedImageFormat format)
    {
        var original = Pictures.Draw(1200, 800, format);
        var address = await UploadAsync(original);
        foreach (var size in Thumbnails.Sizes)
        {
            using var answer = await server.GetAsync($"{address}?size={size}");
            Assert.Equal((HttpStatusCode.OK, "image/webp"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            Assert.Equal("max-age=31536000, private, immutable", answer.Headers.CacheControl?.ToString());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
            using var small = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((size, size * 2 / 3), (small.Width, small.Height));
            Assert.True(small.GetPixel(size / 8, size / 4) is { Red: > 200, Blue: < 60 });
            Assert.True(small.GetPixel(size * 7 / 8, size / 4) is { Red: < 60, Blue: > 200 });
        }
        using var whole = await server.GetAsync(address);
        Assert.Equal(original, await whole.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(1, "left", 1200, 800)]
    [InlineData(2, "right", 1200, 800)]
    [InlineData(3, "right", 1200, 800)]
    [InlineData(4, "left", 1200, 800)]
    [InlineData(5, "top", 800, 1200)]
    [InlineData(6, "top", 800, 1200)]
    [InlineData(7, "bottom", 800, 1200)]
    [InlineData(8, "bottom", 800, 1200)]
    public async Task A_photograph_is_small_and_upright(byte orientation, string redSide, int width, int height)
    {
        using var answer = await server.GetAsync(await UploadAsync(Pictures.Photograph(1200, 800, orientation)) + "?size=240");
        using var small = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((240 * width / 1200, 240 * height / 1200), (small.Width, small.Height));
        var red = redSide switch { "left" => (0.2, 0.5), "right" => (0.8, 0.5), "top" => (0.5, 0.2), _ => (0.5, 0.8) };
        Assert.True(small.GetPixel((int)(small.Width * red.Item1), (int)(small.Height * red.Item2)).Red > 200);
        Assert.True(small.GetPixel((int)(small.Width * (1 - red.Item1)), (int)(small.Height * (1 - red.Item2))).Blue > 200);
    }

    [Fact]
    public async Task A_picture_that_is_small_already_is_sent_as_it_is()
    {
        var original = Pictures.Draw(200, 100, SKEncodedImageFormat.Png);
        using var answer = await server.GetAsync(await UploadAsync(original) + "?size=240");
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(original, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task So_is_one_that_cannot_be_read_and_one_that_says_more_than_it_has()
    {
        foreach (var broken in (byte[][])[Samples.Png, [.. Samples.Jpeg, .. new byte[5000]], Pictures.Forged(9000, 4000), [.. Pictures.Draw(900, 900, SKEncodedImageFormat.Webp)[..60]]])
        {
            using var answer = await server.GetAsync(await UploadAsync(broken) + "?size=240");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(broken, await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("?size=241")]
    [InlineData("?size=0")]
    [InlineData("?size=-240")]
    [InlineData("?size=")]
    [InlineData("?size=240&size=480")]
    [InlineData("?size=99999999999")]
    public async Task No_other_size_is_made(string query)
    {
        using var answer = await server.GetAsync(await UploadAsync(Pictures.Draw(300, 300, SKEncodedImageFormat.Png)) + query);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.CacheControl);
    }

    [Fact]
    public async Task What_is_no_picture_has_no_size()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), Samples.Pdf, "a.pdf")).Address;
        using var answer = await server.GetAsync(address + "?size=240");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Many_who_ask_at_once_all_get_it()
    {
        var address = await UploadAsync(Pictures.Draw(2000, 1500, SKEncodedImageFormat.Jpeg));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.GetAsync(address + "?size=480")));
        Assert.All(answers, answer => Assert.Equal("image/webp", answer.Content.Headers.ContentType?.ToString()));
    }

    private async Task<string> UploadAsync(byte[] picture) => (await server.UploadAsync(await server.JoinAsync(), picture, "p.png")).Address;
}
