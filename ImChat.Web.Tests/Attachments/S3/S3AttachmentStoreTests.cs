using Amazon.S3;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments.S3;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>With the bucket before the server's name, as most servers want it.</summary>
public class S3AttachmentStoreTests : AttachmentStoreTests
{
    private readonly AmazonS3Client client;

    public S3AttachmentStoreTests()
        : this(S3Server.Current.NamedAddress)
    {
    }

    private protected S3AttachmentStoreTests(Uri server)
    {
        var options = S3Server.OptionsFor(server);
        client = AnyHost.Connect(options);
        Store = new S3AttachmentStore(new S3Bucket(client, options), Incoming, NullLogger<S3AttachmentStore>.Instance);
    }

    private protected override IAttachmentStore Store { get; }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
