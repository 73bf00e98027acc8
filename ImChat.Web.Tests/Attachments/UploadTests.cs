using System.Net;
using CsCheck;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Tests.Attachments;

public sealed class UploadTests(UploadServer server) : IClassFixture<UploadServer>
{
    [Fact]
    public async Task The_answer_is_exactly_the_old_one_and_the_address_gives_the_same_bytes()
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Png, "me.png");
        Assert.Matches("""^\{"code":0,"msg":"","data":"/mnt/[0-9]{39}\.png"\}$""", answer.Text);
        using var file = await server.GetAsync(answer.Address);
        Assert.Equal(Samples.Png, await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(".mp3")]
    [InlineData("mp3")]
    public async Task Voice_keeps_mp3_and_is_served_as_what_was_recorded(string fileType)
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.WebMVoice, "blob", fileType);
        Assert.EndsWith(".mp3", answer.Address, StringComparison.Ordinal);
        using var file = await server.GetAsync(answer.Address);
        Assert.Equal("audio/webm", file.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Filetype_counts_from_the_query_and_from_behind_the_file_and_wins_over_the_file_name()
    {
        var me = await server.JoinAsync();
        var query = await server.SendAsync(new RawForm().File(Samples.Zip, "a.txt").To($"/attach/upload?token={me.Token}&filetype=.zip"));
        var form = await server.SendAsync(new RawForm().File(Samples.Zip, "a.txt").Field("filetype", "zip").To($"/attach/upload?token={me.Token}"));
        var name = await server.UploadAsync(me, Samples.Zip, "a.txt");
        Assert.Equal([".zip", ".zip", ".txt"], new[] { query, form, name }.Select(answer => Path.GetExtension(answer.Address)));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_request_that_is_no_form_is_told_so(string method)
    {
        var me = await server.JoinAsync();
        var answer = await server.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/attach/upload?token={me.Token}"));
        answer.IsRefused("request Content-Type isn't multipart/form-data");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "request Content-Type isn't multipart/form-data")]
    [InlineData("application/json", "request Content-Type isn't multipart/form-data")]
    [InlineData("multipart/mixed; boundary=B0undary", "request Content-Type isn't multipart/form-data")]
    [InlineData("nonsense", "request Content-Type isn't multipart/form-data")]
    [InlineData("multipart/form-data", "no multipart boundary param in Content-Type")]
    [InlineData("multipart/form-data; boundary=", "no multipart boundary param in Content-Type")]
    [InlineData("multipart/form-data; boundary=\"\"", "no multipart boundary param in Content-Type")]
    [InlineData("multipart/form-data; boundary=another", "multipart: NextPart: EOF")]
    public async Task A_content_type_that_does_not_fit_is_told_so(string contentType, string message)
    {
        var me = await server.JoinAsync();
        var answer = await server.SendAsync(new RawForm().File(Samples.Png, "a.png").To($"/attach/upload?token={me.Token}", contentType: contentType));
        answer.IsRefused(message);
    }

    [Fact]
    public async Task A_boundary_longer_than_any_is_refused()
    {
        var me = await server.JoinAsync();
        var answer = await server.SendAsync(new RawForm(new string('b', 129)).File(Samples.Png, "a.png").To($"/attach/upload?token={me.Token}"));
        answer.IsRefused("no multipart boundary param in Content-Type");
    }

    [Theory]
    [InlineData("form-data; name=\"file\"")]
    [InlineData("form-data; name=\"file\"; filename=\"\"")]
    [InlineData("form-data; name=\"file[]\"; filename=\"a.png\"")]
    [InlineData("form-data; name=\"picture\"; filename=\"a.png\"")]
    [InlineData("form-data; filename=\"a.png\"")]
    [InlineData("\u0001;;;=")]
    public async Task A_form_without_a_file_in_its_field_is_told_so(string disposition)
    {
        var me = await server.JoinAsync();
        (await server.SendAsync(new RawForm().Part(disposition, Samples.Png).To($"/attach/upload?token={me.Token}"))).IsRefused("http: no such file");
        (await server.SendAsync(new RawForm().To($"/attach/upload?token={me.Token}"))).IsRefused("http: no such file");
    }

    [Fact]
    public async Task Of_two_files_the_first_is_kept()
    {
        var me = await server.JoinAsync();
        var before = server.Files.Count;
        var answer = await server.SendAsync(new RawForm().File(Samples.Gif, "b.gif", "other").File(Samples.Png, "a.png").File(Samples.Jpeg, "c.jpg").To($"/attach/upload?token={me.Token}"));
        Assert.EndsWith(".png", answer.Address, StringComparison.Ordinal);
        Assert.Equal(before + 1, server.Files.Count);
    }

    [Fact]
    public async Task A_thousand_parts_around_the_file_do_no_harm()
    {
        var me = await server.JoinAsync();
        var form = new RawForm();
        for (var i = 0; i < 500; i++)
            form.Field($"f{i}", "x");
        form.File(Samples.Png, "a.png");
        for (var i = 0; i < 500; i++)
            form.File(Samples.Gif, "b.gif", $"g{i}");
        (await server.SendAsync(form.To($"/attach/upload?token={me.Token}"))).IsKept();
    }

    [Fact]
    public async Task A_part_with_huge_headers_is_refused()
    {
        var me = await server.JoinAsync();
        var answer = await server.SendAsync(new RawForm().Part($"form-data; name=\"file\"; filename=\"{new string('x', 17_000)}\"", Samples.Png).To($"/attach/upload?token={me.Token}"));
        answer.IsRefused("multipart: NextPart: EOF");
    }

    [Fact]
    public async Task A_body_that_ends_before_its_form_does_leaves_nothing()
    {
        var me = await server.JoinAsync();
        var before = server.Files;
        var answer = await server.SendAsync(new RawForm().File(new byte[50_000], "a.png").To($"/attach/upload?token={me.Token}", isClosed: false));
        answer.IsRefused("multipart: NextPart: EOF");
        Assert.Equal(before, server.Files);
    }

    [Fact]
    public async Task An_empty_file_is_accepted_and_downloaded_as_nothing()
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Empty, "a.png");
        Assert.EndsWith(".bin", answer.Address, StringComparison.Ordinal);
        using var file = await server.GetAsync(answer.Address);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Empty(await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(".html")]
    [InlineData("/../../evil.html")]
    [InlineData("..\\evil.html")]
    [InlineData("%2e%2e%2fx")]
    [InlineData("\0")]
    [InlineData(".png.html")]
    [InlineData("😀")]
    public async Task A_filetype_never_leads_anywhere(string fileType)
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Html, "a.html", fileType);
        Assert.Matches(@"^[0-9]{39}\.bin$", answer.Name);
        Assert.True(File.Exists(Path.Combine(server.Uploads, answer.Name)));
    }

    [Fact]
    public async Task An_encoded_file_name_never_leads_anywhere()
    {
        var me = await server.JoinAsync();
        var answer = await server.SendAsync(new RawForm().Part("form-data; name=\"file\"; filename*=UTF-8''%2e%2e%2fz.html", Samples.Html).To($"/attach/upload?token={me.Token}"));
        Assert.Matches(@"^[0-9]{39}\.bin$", answer.Name);
        using var file = await server.GetAsync(answer.Address);
        Assert.Contains("filename=z.html", file.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_file_is_called_it_lands_in_the_upload_folder_under_a_name_of_ours()
    {
        var store = server.Service<IAttachmentStore>();
        var intake = server.Service<AttachmentIntake>();
        var owner = new Domain.People.UserId((await server.JoinAsync()).Id);
        await Gen.Select(Gen.String, Gen.String).SampleAsync(async (fileName, fileType) =>
        {
            var received = await intake.ReceiveAsync(new MemoryStream(Samples.Gif), CancellationToken.None);
            await using var file = received.Value!;
            var kept = await intake.KeepAsync(owner, file, fileName, fileType, CancellationToken.None);
            var name = kept.Value!.Name;
            Assert.Matches(@"^[0-9]{39}\.gif$", name.ToString());
            Assert.Equal(server.Uploads, Path.GetDirectoryName(Directory.GetFiles(server.Uploads, name.ToString(), SearchOption.AllDirectories).Single()));
            await store.RemoveAsync(name);
        }, iter: 50, threads: 1);
    }

    [Fact]
    public async Task Files_are_for_the_account_of_the_server_only()
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), Samples.Png);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
#pragma warning disable CA1416 // The line above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Uploads, answer.Name)));
#pragma warning restore CA1416
    }
}
