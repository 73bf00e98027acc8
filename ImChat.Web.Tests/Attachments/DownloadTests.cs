using System.Net;
using System.Net.Http.Headers;

namespace ImChat.Web.Tests.Attachments;

public class DownloadTests(UploadServer server) : IClassFixture<UploadServer>
{
    [Theory]
    [InlineData(nameof(Samples.Png), "a.png", "image/png", "inline")]
    [InlineData(nameof(Samples.WebMFilm), "a.webm", "video/webm", "inline")]
    [InlineData(nameof(Samples.Mp3Frame), "a.mp3", "audio/mpeg", "inline")]
    [InlineData(nameof(Samples.Pdf), "a.pdf", "application/pdf", "attachment")]
    [InlineData(nameof(Samples.Html), "a.txt", "text/plain", "attachment")]
    [InlineData(nameof(Samples.Html), "a.html", "application/octet-stream", "attachment")]
    [InlineData(nameof(Samples.Svg), "a.svg", "application/octet-stream", "attachment")]
    public async Task A_file_is_served_as_what_it_is_and_only_pictures_sound_and_films_are_shown(string sample, string fileName, string contentType, string disposition)
    {
        using var file = await GetUploadedAsync(Samples.Of(sample), fileName);
        Assert.Equal(contentType, file.Content.Headers.ContentType?.ToString());
        Assert.Equal(disposition, file.Content.Headers.ContentDisposition?.DispositionType);
        AssertGuarded(file);
    }

    [Fact]
    public async Task A_file_never_changes_and_may_be_kept_by_the_browser_alone()
    {
        using var file = await GetUploadedAsync(Samples.Png, "a.png");
        Assert.Equal("max-age=31536000, private, immutable", file.Headers.CacheControl?.ToString());
        var again = await server.GetAsync(file.RequestMessage!.RequestUri!.PathAndQuery, request => request.Headers.IfNoneMatch.Add(file.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("报告 2026.pdf", "filename*=UTF-8''%E6%8A%A5%E5%91%8A%202026.pdf")]
    [InlineData("a b.pdf", "filename=\"a b.pdf\"")]
    [InlineData("x;y=1.pdf", "filename=\"x;y=1.pdf\"")]
    public async Task A_download_has_the_name_its_owner_gave_it(string name, string expected)
    {
        using var file = await GetUploadedAsync(Samples.Pdf, name);
        Assert.Contains(expected, string.Join(",", file.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for_so_that_sound_and_film_can_be_wound()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), [.. Samples.Wav, 1, 2, 3, 4, 5], "a.wav")).Address;
        using var part = await server.GetAsync(address, request => request.Headers.Range = new RangeHeaderValue(4, 7));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal([1, 2, 3, 4], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 4-7/{Samples.Wav.Length + 5}", part.Content.Headers.ContentRange?.ToString());
        using var beyond = await server.GetAsync(address, request => request.Headers.Range = new RangeHeaderValue(5000, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task Many_ranges_are_answered_with_the_whole_file()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), Samples.Wav, "a.wav")).Address;
        using var whole = await server.GetAsync(address, request => request.Headers.TryAddWithoutValidation("Range", "bytes=" + string.Join(',', Enumerable.Repeat("0-0", 1000))));
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal(Samples.Wav, await whole.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_head_request_tells_size_and_kind_without_the_bytes()
    {
        var address = (await server.UploadAsync(await server.JoinAsync(), Samples.Png, "a.png")).Address;
        using var head = await server.GetAsync(address, request => request.Method = HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(Samples.Png.Length, head.Content.Headers.ContentLength);
        Assert.Equal("image/png", head.Content.Headers.ContentType?.ToString());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_address_of_the_siblings_leads_to_the_same_file()
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Png, "a.png");
        using var file = await server.GetAsync("/resource/" + answer.Name);
        Assert.Equal(Samples.Png, await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/mnt")]
    [InlineData("/mnt/")]
    [InlineData("/resource")]
    [InlineData("/resource/")]
    [InlineData("/mnt/incoming")]
    [InlineData("/mnt/incoming/")]
    [InlineData("/mnt/..%2f..%2fappsettings.json")]
    [InlineData("/mnt/..%5c..%5cappsettings.json")]
    [InlineData("/mnt/123456789012345678901234567890123456789.png")]
    [InlineData("/mnt/a/123456789012345678901234567890123456789.png")]
    public async Task What_is_no_name_of_a_file_is_not_found_and_nothing_is_listed(string address)
    {
        await server.UploadAsync(await server.JoinAsync(), Samples.Png);
        using var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("404 page not found\n", await answer.Content.ReadAsStringAsync());
    }

    internal static void AssertGuarded(HttpResponseMessage file)
    {
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("same-origin", file.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    private async Task<HttpResponseMessage> GetUploadedAsync(byte[] bytes, string fileName) =>
        await server.GetAsync((await server.UploadAsync(await server.JoinAsync(), bytes, fileName)).Address);
}
