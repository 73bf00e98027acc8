using System.Net;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Faults.Lines;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments.S3;

public sealed class BucketGoneTests : IAsyncLifetime
{
    private readonly ChaosProxy line;
    private readonly AppFactory app;
    private LegacyClient me = default!;

    public BucketGoneTests()
    {
        line = new ChaosProxy(S3Server.Current.Address, seed: 1);
        app = new AppFactory(S3Server.SettingsFor(line.Address));
    }

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        me = await LegacyClient.RegisterAsync(app);
    }

    public async ValueTask DisposeAsync()
    {
        me.Dispose();
        await app.DisposeAsync();
        await line.DisposeAsync();
        Assert.DoesNotContain(app.Logs.Lines, entry => entry.StartsWith("Error", StringComparison.Ordinal) && !entry.Contains("An upload could not be stored", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, entry => entry.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_server_a_read_may_be_tried_again_later_and_so_may_an_upload_of_which_nothing_is_left()
    {
        var address = await UploadAsync(Pictures.Draw(600, 400, SKEncodedImageFormat.Png));
        await line.DisposeAsync();
        using var http = app.NewClient();
        foreach (var query in (string[])["", "?size=240"])
        {
            using var answer = await http.GetAsync(address + query);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("503 service unavailable\n", await answer.Content.ReadAsStringAsync());
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Null(answer.Headers.ETag);
            Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
        var refusal = await Wait.For(me.UploadAsync("a.bin", new byte[1000], ""));
        Assert.Equal("服务器繁忙，请稍后再试", refusal.GetProperty("msg").GetString());
        await using var db = app.OpenDatabase();
        Assert.Equal(1, await db.Attachments.CountAsync(row => row.OwnerId == me.Id));
        Assert.Empty(Directory.EnumerateFiles(app.Services.GetRequiredService<DataDirectory>().Combine("uploads"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_server_that_goes_while_it_sends_a_file_is_no_end_of_the_file()
    {
        var address = await UploadAsync(new byte[20 * 1024 * 1024]);
        using var http = app.NewClient();
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var content = await answer.Content.ReadAsStreamAsync();
        line.Reset();
        await Assert.ThrowsAnyAsync<IOException>(() => Wait.For(content.CopyToAsync(Stream.Null)));
    }

    private async Task<string> UploadAsync(byte[] bytes) => (await me.UploadAsync("a", bytes, "")).GetProperty("data").GetString()!;
}
