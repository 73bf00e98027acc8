using System.Net;
using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Attachments;

public sealed class KeptFilesTests(UploadServer server) : IClassFixture<UploadServer>
{
    [Fact]
    public async Task A_page_knows_which_uploads_are_gone()
    {
        var kept = (await server.UploadAsync(await server.JoinAsync(), Samples.Png)).Address;
        var files = server.Service<KeptFiles>();
        Assert.False(files.IsGone(kept));
        Assert.False(files.IsGone(kept.Replace("/mnt/", "/resource/", StringComparison.Ordinal)));
        Assert.True(files.IsGone("/asset/images/avatar0.png"), "no folder of old assets is set");
        Assert.False(files.IsGone("https://elsewhere.example/mnt/1.png"));
        Assert.True(files.IsGone("/mnt/123456789012345678901234567890123456789.png"));
        Assert.True(files.IsGone("/mnt/../imchat.db"));
        File.Delete(Path.Combine(server.Uploads, kept["/mnt/".Length..]));
        Assert.True(files.IsGone(kept));
        using var answer = await server.GetAsync(kept);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
