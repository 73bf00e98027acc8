using System.Text;
using ImChat.Web.Tests.Corpus;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Attachments;

public sealed class UploadLimitTests(UploadServer server) : IClassFixture<UploadServer>
{
    [Theory]
    [InlineData(1)]
    [InlineData(UploadServer.MaxBytes - 1)]
    [InlineData(UploadServer.MaxBytes)]
    public async Task A_file_up_to_the_limit_is_kept_whole(int bytes)
    {
        var answer = await server.UploadAsync(await server.JoinAsync(), new byte[bytes]);
        Assert.Equal(bytes, new FileInfo(Path.Combine(server.Uploads, answer.Name)).Length);
    }

    [Theory]
    [InlineData(UploadServer.MaxBytes + 1)]
    [InlineData(UploadServer.MaxBytes * 5)]
    [InlineData(UploadServer.MaxBytes + (2 * 1024 * 1024))]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing(int bytes)
    {
        var me = await server.JoinAsync();
        var before = server.Files;
        (await server.UploadAsync(me, new byte[bytes])).IsRefused("文件过大");
        Assert.Equal(before, server.Files);
    }

    [Fact]
    public async Task A_body_without_length_is_counted_too()
    {
        var me = await server.JoinAsync();
        var content = new MultipartFormDataContent { { new StreamContent(new MemoryStream(new byte[UploadServer.MaxBytes + 1])), "file", "a.bin" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/attach/upload?token={me.Token}") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        (await server.SendAsync(request)).IsRefused("文件过大");
    }

    [Fact]
    public async Task Who_has_used_up_their_space_may_only_store_what_still_fits()
    {
        var me = await server.JoinAsync();
        (await server.UploadAsync(me, new byte[100_000])).IsKept();
        (await server.UploadAsync(me, new byte[100_000])).IsKept();
        var before = server.Files;
        (await server.UploadAsync(me, new byte[50_001])).IsRefused("空间已满");
        Assert.Equal(before, server.Files);
        (await server.UploadAsync(me, new byte[50_000])).IsKept();
        (await server.UploadAsync(me, new byte[1])).IsRefused("空间已满");
        (await server.UploadAsync(await server.JoinAsync(), new byte[1])).IsKept();
    }

    [Fact]
    public async Task Who_has_as_many_files_as_they_may_stores_no_more()
    {
        await using var small = new SmallServer();
        var me = await small.JoinAsync();
        (await small.UploadAsync(me, new byte[1])).IsKept();
        (await small.UploadAsync(me, new byte[1])).IsKept();
        (await small.UploadAsync(me, new byte[1])).IsRefused("空间已满");
    }

    [Fact]
    public async Task Files_of_nobody_yet_are_taken_only_so_many_at_a_time()
    {
        await using var busy = new AppFactory([]);
        await busy.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(busy);
        var proof = $"Content-Disposition: form-data; name=\"token\"\r\n\r\n{me.Token}\r\n--B0undary--\r\n";
        var file = "--B0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\nx\r\n--B0undary\r\n";
        var head = $"POST /attach/upload HTTP/1.1\r\nHost: {busy.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=B0undary\r\nContent-Length: {file.Length + proof.Length}\r\n\r\n";
        List<RawLine> lines = [];
        while (lines.Count < 9)
            lines.Add(await RawLine.OpenAsync(busy, head + file));
        var answers = lines.ConvertAll(line => line.ReceiveAsync());
        Assert.Contains("操作太频繁，请稍后再试", await Wait.For(Task.WhenAny(answers).Unwrap()));
        Assert.Equal(0, (await me.UploadAsync("a.png", Samples.Png, ".png")).GetProperty("code").GetInt32());
        foreach (var line in lines)
            await line.SendAsync(Encoding.ASCII.GetBytes(proof));
        Assert.Equal(8, (await Wait.For(Task.WhenAll(answers))).Count(answer => answer.Contains("/mnt/", StringComparison.Ordinal)));
        lines.ForEach(line => line.Dispose());
    }

    [Fact]
    public async Task Many_at_once_do_not_pass_the_quota_together()
    {
        var me = await server.JoinAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.UploadAsync(me, new byte[100_000])));
        Assert.Equal(2, answers.Count(answer => answer.Text.Contains("/mnt/", StringComparison.Ordinal)));
        Assert.Equal(6, answers.Count(answer => answer.Text.Contains("空间已满", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_uploads_too_often_is_asked_to_wait_and_others_are_not()
    {
        await using var slow = new SlowServer();
        var me = await slow.JoinAsync();
        (await slow.UploadAsync(me, Samples.Png)).IsKept();
        (await slow.UploadAsync(me, Samples.Png)).IsKept();
        (await slow.UploadAsync(me, Samples.Png)).IsRefused("操作太频繁，请稍后再试");
        (await slow.SendAsync(new RawForm().File(Samples.Png, "a.png").Field("token", me.Token).To("/attach/upload"))).IsRefused("操作太频繁，请稍后再试");
        (await slow.UploadAsync(await slow.JoinAsync(), Samples.Png)).IsKept();
    }

    private sealed class SmallServer : UploadServer
    {
        protected override int FilesPerPerson => 2;
    }

    private sealed class SlowServer : UploadServer
    {
        protected override int UploadsPerMinute => 2;
    }
}
