using ImChat.Domain.Attachments;
using Microsoft.Extensions.Caching.Memory;

namespace ImChat.Web.Attachments;

/// <summary>How large the pictures are that messages show, so that a page keeps their place before they are there. An attachment never changes: what was read once stays true.</summary>
internal sealed class PictureSizes(IAttachmentLedger ledger) : IDisposable
{
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>The size of the picture at this address, at once when it was asked for before; unknown when nobody noted it.</summary>
    public ValueTask<PictureSize> OfAsync(string address)
    {
        if (!AttachmentAddress.TryParse(address, out var name))
            return default;
        return known.TryGetValue(name, out PictureSize size) ? ValueTask.FromResult(size) : new ValueTask<PictureSize>(ReadAsync(name));
    }

    public void Dispose() => known.Dispose();

    private async Task<PictureSize> ReadAsync(AttachmentName name) =>
        await ledger.FindAsync(name, CancellationToken.None) is { } attachment
            ? known.Set(name, attachment.Size, new MemoryCacheEntryOptions { Size = 1 })
            : default;
}
