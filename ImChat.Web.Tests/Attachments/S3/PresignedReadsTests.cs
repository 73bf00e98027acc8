using System.Net;
using System.Net.Http.Headers;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments.S3;

public sealed class PresignedReadsTests : IClassFixture<PresignedReadsTests.Server>
{
    private readonly Server server;

    public PresignedReadsTests(Server server)
    {
        _ = S3Server.Current;
        this.server = server;
    }

    private static string Origin => $"http://{S3Server.Bucket}.{S3Server.Current.NamedAddress.Authority}";

    [Theory]
    [InlineData(nameof(Samples.Png), "a.png", "image/png")]
    [InlineData(nameof(Samples.Mp3Frame), "a.mp3", "audio/mpeg")]
    [InlineData(nameof(Samples.Pdf), "报告.pdf", "application/pdf")]
    [InlineData(nameof(Samples.Html), "a.html", "application/octet-stream")]
    [InlineData(nameof(Samples.Svg), "a.svg", "application/octet-stream")]
    public async Task A_browser_reads_from_the_bucket_as_what_it_is_and_to_be_saved(string sample, string fileName, string contentType)
    {
        using var led = await GetUploadedAsync(Samples.Of(sample), fileName);
        using var http = AnyHost.NewClient();
        using var file = await http.GetAsync(led.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(Samples.Of(sample), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(contentType, file.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(fileName, file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("max-age=31536000, private, immutable", file.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_way_there_is_good_for_longer_than_it_is_kept()
    {
        using var led = await GetUploadedAsync(Samples.Png, "a.png");
        Assert.Equal(HttpStatusCode.Found, led.StatusCode);
        Assert.Equal(Origin, led.Headers.Location!.GetLeftPart(UriPartial.Authority));
        var signed = System.Web.HttpUtility.ParseQueryString(led.Headers.Location.Query);
        Assert.InRange(int.Parse(signed["X-Amz-Expires"]!, null), 800, 905);
        Assert.Equal("max-age=600, private", led.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", led.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Small_pictures_come_from_here_and_so_does_what_a_head_request_asks()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), Pictures.Draw(600, 400, SKEncodedImageFormat.Png), "p.png")).Address;
        using var small = await server.GetAsync($"{address}?size=240");
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (small.StatusCode, small.Content.Headers.ContentType?.ToString()));
        using var head = await server.GetAsync(address, request => request.Method = HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (head.StatusCode, head.Content.Headers.ContentType?.ToString()));
    }

    [Fact]
    public async Task Pages_may_show_and_play_what_lies_there_and_do_nothing_else_with_it()
    {
        using var page = await server.GetAsync("/account/login", request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")));
        var rules = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.Equal(["img-src", "media-src"], rules.Where(rule => rule.Split(' ').Contains(Origin)).Select(rule => rule.Split(' ')[0]));
    }

    private async Task<HttpResponseMessage> GetUploadedAsync(byte[] bytes, string fileName) =>
        await server.GetAsync((await server.UploadAsync(await server.JoinAsync(), bytes, fileName)).Address);

    public sealed class Server : S3UploadServer
    {
        protected override bool PresignedReads => true;
    }
}
