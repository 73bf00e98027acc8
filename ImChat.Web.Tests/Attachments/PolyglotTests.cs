namespace ImChat.Web.Tests.Attachments;

public sealed class PolyglotTests(UploadServer server) : IClassFixture<UploadServer>
{
    public static TheoryData<string> Polyglots => [.. Samples.Polyglots.Keys];

    [Theory]
    [MemberData(nameof(Polyglots))]
    public async Task A_file_that_is_two_things_is_never_the_one_that_runs(string polyglot)
    {
        foreach (var called in (string[])["a.html", "a.svg", "a.js", "a.png", "a.mp3", "a.pdf"])
        {
            using var file = await server.GetAsync((await server.UploadAsync(await server.JoinAsync(), Samples.Polyglots[polyglot], called)).Address);
            Assert.Matches("^((image/(png|jpeg|gif|webp))|((audio|video)/(mpeg|webm|wav))|application/(octet-stream|pdf))$", file.Content.Headers.ContentType?.ToString());
            DownloadTests.AssertGuarded(file);
        }
    }
}
