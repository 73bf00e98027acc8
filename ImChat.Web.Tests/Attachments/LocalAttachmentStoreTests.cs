using ImChat.Domain.Attachments;
using ImChat.Web.Attachments;

namespace ImChat.Web.Tests.Attachments;

public sealed class LocalAttachmentStoreTests : AttachmentStoreTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-store-");

    private protected override IAttachmentStore Store => new LocalAttachmentStore(folder.FullName, Incoming);

    public override void Dispose()
    {
        folder.Delete(recursive: true);
        base.Dispose();
    }
}
