using System.Buffers;

namespace ImChat.Domain.Attachments;

/// <summary>The filter for whatever comes: it looks at the first bytes, then leaves the work to the one for that kind of picture. What is no picture passes as it is.</summary>
internal sealed class MetadataFilter : IPictureFilter
{
    private const int SignatureBytes = 12;

    private readonly ArrayBufferWriter<byte> begun = new();
    private IPictureFilter? filter;

    /// <inheritdoc/>
    public PictureSize Size => filter?.Size ?? default;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes)
    {
        if (filter is not null)
            return filter.Take(bytes);
        begun.Write(bytes.Span);
        if (begun.WrittenCount < SignatureBytes)
            return default;
        filter = For(begun.WrittenSpan);
        return filter.Take(begun.WrittenMemory);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Rest() => filter?.Rest() ?? begun.WrittenMemory;

    private static IPictureFilter For(ReadOnlySpan<byte> head) => MediaSignatures.Find(head)?.ContentType switch
    {
        "image/png" => new PngFilter(),
        "image/webp" => new WebPFilter(),
        _ => new JpegFilter(),
    };
}
