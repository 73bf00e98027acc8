using System.Buffers;
using System.Buffers.Binary;

namespace ImChat.Domain.Attachments;

/// <summary>
/// A JPEG on its way in: takes from it what its camera wrote about place, device and owner, leaving the bytes as many as they were and
/// which way is up, and finds its size. Everything else passes as it is; so does whatever is no JPEG, or a broken one.
/// </summary>
internal sealed class JpegFilter : IPictureFilter
{
    private readonly ArrayBufferWriter<byte> held = new();
    private bool isPassing;
    private bool hasBegun;
    private bool isTurned;
    private PictureSize declared;

    /// <inheritdoc/>
    public PictureSize Size => isTurned ? new(declared.Height, declared.Width) : declared;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes)
    {
        if (isPassing && held.WrittenCount == 0)
            return bytes;
        held.Write(bytes.Span);
        var all = held.WrittenSpan.ToArray();
        held.ResetWrittenCount();
        var whole = isPassing ? all.Length : Filter(all);
        held.Write(all.AsSpan(whole));
        return all.AsMemory(0, whole);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Rest() => held.WrittenMemory;

    /// <summary>Goes through whole segments; a segment has at most 64 KiB, so no more than that is ever held back.</summary>
    private int Filter(Span<byte> bytes)
    {
        var at = 0;
        while (!isPassing && bytes.Length - at >= 4)
        {
            var left = bytes[at..];
            var segment = hasBegun ? SegmentBytes(left) : left is [0xFF, 0xD8, 0xFF, ..] ? 2 : 0;
            if (segment == 0)
            {
                isPassing = true;
                break;
            }
            if (segment > left.Length)
                return at;
            if (hasBegun && segment > 4)
                Read(left[1], left[4..segment]);
            hasBegun = true;
            at += segment;
        }
        return isPassing ? bytes.Length : at;
    }

    /// <summary>0 where the picture itself begins, or nothing can be understood any more.</summary>
    private static int SegmentBytes(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFF, ..] => 1,
        [0xFF, 0xDA or 0xD9, ..] or [not 0xFF, ..] => 0,
        [0xFF, 0x01 or (>= 0xD0 and <= 0xD8), ..] => 2,
        _ => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) is >= 2 and var length ? 2 + length : 0,
    };

    private void Read(byte marker, Span<byte> content)
    {
        if (marker == 0xE1)
            Forget(content);
        else if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC && content.Length >= 5)
            declared = new(BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
    }

    /// <summary>Exif keeps nothing but which way is up; other notes of this kind, XMP among them, become zeros.</summary>
    private void Forget(Span<byte> content)
    {
        var orientation = content.StartsWith("Exif\0\0"u8) ? ExifNote.OrientationOf(content[6..]) : (ushort)0;
        content.Clear();
        if (orientation == 0 || content.Length < 6 + ExifNote.UprightBytes)
            return;
        isTurned = orientation >= 5;
        "Exif\0\0"u8.CopyTo(content);
        ExifNote.Upright(orientation).CopyTo(content[6..]);
    }
}
