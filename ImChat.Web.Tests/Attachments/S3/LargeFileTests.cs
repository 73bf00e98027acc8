using System.Security.Cryptography;
using Amazon.S3;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments;
using ImChat.Web.Attachments.S3;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>Memory is counted over the whole process: nothing else runs meanwhile.</summary>
[Collection<Alone>]
public sealed class LargeFileTests : IDisposable
{
    private const int Parts = 48;
    private const int PartBytes = 1024 * 1024;

    private readonly DirectoryInfo arriving;
    private readonly AmazonS3Client client;
    private readonly S3AttachmentStore store;

    public LargeFileTests()
    {
        var options = S3Server.OptionsFor(S3Server.Current.Address);
        arriving = Directory.CreateTempSubdirectory("imchat-arriving-");
        client = AnyHost.Connect(options);
        store = new S3AttachmentStore(new S3Bucket(client, options), new IncomingFolder(arriving.FullName), NullLogger<S3AttachmentStore>.Instance);
    }

    [Fact]
    public async Task A_large_file_goes_there_and_comes_back_in_small_pieces()
    {
        var part = RandomNumberGenerator.GetBytes(PartBytes);
        var name = AttachmentName.New(".bin");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using (var file = (await store.BeginAsync(CancellationToken.None))!)
        {
            for (var i = 0; i < Parts; i++)
                await file.WriteAsync(part, CancellationToken.None);
            await file.KeepAsync(name, CancellationToken.None);
        }
        await using var content = (await store.OpenAsync(name, CancellationToken.None))!;
        var read = new byte[PartBytes];
        for (var i = 0; i < Parts; i++)
        {
            await content.ReadExactlyAsync(read);
            Assert.True(part.AsSpan().SequenceEqual(read));
        }
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Parts * PartBytes / 4);
        await store.RemoveAsync(name);
    }

    public void Dispose()
    {
        client.Dispose();
        arriving.Delete(recursive: true);
    }

    [CollectionDefinition(DisableParallelization = true)]
    public sealed class Alone;
}
