using System.Net;
using Amazon.S3;
using ImChat.Web.Attachments;
using ImChat.Web.Tests.Support;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments.S3;

public sealed class S3UploadTests : IClassFixture<S3UploadServer>
{
    private readonly S3UploadServer server;

    public S3UploadTests(S3UploadServer server)
    {
        _ = S3Server.Current;
        this.server = server;
    }

    [Fact]
    public async Task An_upload_lies_in_the_bucket_under_its_name_as_bytes_that_nobody_shows_and_nothing_stays_here()
    {
        var name = (await server.UploadAsync(await server.JoinAsync(), Samples.Png, "me.png")).Name;
        var kept = await server.Service<IAmazonS3>().GetObjectMetadataAsync(S3Server.Bucket, name);
        Assert.Equal((Samples.Png.Length, "application/octet-stream"), (kept.ContentLength, kept.Headers.ContentType));
        Assert.Empty(server.Files);
    }

    [Fact]
    public async Task What_does_not_fit_the_quota_is_taken_out_of_the_bucket_again()
    {
        var me = await server.JoinAsync();
        (await server.UploadAsync(me, new byte[100_000])).IsKept();
        (await server.UploadAsync(me, new byte[100_000])).IsKept();
        (await server.UploadAsync(me, new byte[77_777])).IsRefused("空间已满");
        var bucket = await server.Service<IAmazonS3>().ListObjectsAsync(S3Server.Bucket);
        Assert.Contains(bucket.S3Objects, one => one.Size == 100_000);
        Assert.DoesNotContain(bucket.S3Objects, one => one.Size == 77_777);
    }

    [Fact]
    public async Task A_large_picture_is_there_in_small_even_when_many_ask_at_once()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), Pictures.Draw(1200, 800, SKEncodedImageFormat.Jpeg), "p.jpg")).Address;
        foreach (var answer in await Wait.For(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.GetAsync($"{address}?size={Thumbnails.Sizes[0]}")))))
        {
            Assert.Equal((HttpStatusCode.OK, "image/webp"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            using var small = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((240, 160), (small.Width, small.Height));
            answer.Dispose();
        }
    }

    [Fact]
    public async Task What_is_gone_from_the_bucket_is_not_found()
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Pdf, "a.pdf");
        await server.Service<IAmazonS3>().DeleteObjectAsync(S3Server.Bucket, answer.Name);
        using var file = await server.GetAsync(answer.Address);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.Null(file.Headers.CacheControl);
    }
}
