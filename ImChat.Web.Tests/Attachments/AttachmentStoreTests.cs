using System.Security.Cryptography;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments;

namespace ImChat.Web.Tests.Attachments;

/// <summary>What is true of every store.</summary>
public abstract class AttachmentStoreTests : IDisposable
{
    private readonly DirectoryInfo arriving = Directory.CreateTempSubdirectory("imchat-arriving-");

    private protected IncomingFolder Incoming => new(arriving.FullName);

    private protected abstract IAttachmentStore Store { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task What_is_kept_is_there_byte_for_byte_and_nowhere_else(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        var name = await KeepAsync(bytes);
        await using var content = await Store.OpenAsync(name, CancellationToken.None);
        Assert.Equal(length, content!.Length);
        Assert.Equal(bytes, await ReadAsync(content));
        Assert.False(Store.IsGone(name));
        Assert.Empty(arriving.GetFiles());
    }

    [Fact]
    public async Task It_is_read_from_any_place()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        await using var content = (await Store.OpenAsync(await KeepAsync(bytes), CancellationToken.None))!;
        foreach (var place in (int[])[99_990, 0, 50_000, 100_000])
        {
            content.Position = place;
            Assert.Equal(bytes[place..], await ReadAsync(content));
        }
        Assert.Equal(7, content.Seek(7, SeekOrigin.Begin));
        var part = new byte[5];
        await content.ReadExactlyAsync(part);
        Assert.Equal(bytes[7..12], part);
        Assert.Equal(99_998, content.Seek(-2, SeekOrigin.End));
        Assert.Equal(bytes[^2..], await ReadAsync(content));
    }

    [Fact]
    public async Task What_is_not_kept_leaves_nothing()
    {
        var file = (await Store.BeginAsync(CancellationToken.None))!;
        await file.WriteAsync(new byte[1000], CancellationToken.None);
        Assert.Single(arriving.GetFiles());
        await file.DisposeAsync();
        Assert.Empty(arriving.GetFiles());
    }

    [Fact]
    public async Task Under_a_name_that_nothing_has_there_is_nothing() =>
        Assert.Null(await Store.OpenAsync(AttachmentName.New(".png"), CancellationToken.None));

    [Fact]
    public async Task What_is_removed_is_gone_and_may_be_removed_again()
    {
        var name = await KeepAsync([1, 2, 3]);
        var other = await KeepAsync([4]);
        await Store.RemoveAsync(name);
        await Store.RemoveAsync(name);
        Assert.Null(await Store.OpenAsync(name, CancellationToken.None));
        await using var content = await Store.OpenAsync(other, CancellationToken.None);
        Assert.Equal([4], await ReadAsync(content!));
    }

    public virtual void Dispose()
    {
        arriving.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<AttachmentName> KeepAsync(byte[] bytes)
    {
        var name = AttachmentName.New(".bin");
        await using var file = (await Store.BeginAsync(CancellationToken.None))!;
        foreach (var part in bytes.Chunk(64 * 1024))
            await file.WriteAsync(part, CancellationToken.None);
        await file.KeepAsync(name, CancellationToken.None);
        return name;
    }

    private static async Task<byte[]> ReadAsync(Stream content)
    {
        var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
