namespace ImChat.Web.Tests.Attachments.S3;

public sealed class DownloadOnS3Tests : DownloadTests, IClassFixture<S3UploadServer>
{
    public DownloadOnS3Tests(S3UploadServer server)
        : base(server) => _ = S3Server.Current;
}
