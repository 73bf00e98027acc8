using System.Buffers.Binary;
using System.Text;

namespace ImChat.Domain.Attachments;

/// <summary>
/// A PNG on its way in. Only chunks that are needed to show it pass: its pixels, colours, transparency, resolution and moving pictures. Texts,
/// times, the camera's note but for which way is up, and whatever programs keep for themselves are left out.
/// </summary>
internal sealed class PngFilter() : ChunkFilter(signatureBytes: 8)
{
    private const int CheckBytes = 4;

    /// <summary>Those that may be left out of a picture, by the small letter they begin with, and are not.</summary>
    private static readonly HashSet<string> Shown =
        ["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"];

    /// <inheritdoc/>
    protected override long BodyBytes(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        return length <= int.MaxValue && IsName(head[4..]) ? (long)length + CheckBytes : -1;
    }

    /// <inheritdoc/>
    protected override Fate FateOf(ReadOnlySpan<byte> head) => head[4..] switch
    {
        [>= (byte)'A' and <= (byte)'Z', ..] => Fate.Keep,
        [(byte)'e', (byte)'X', (byte)'I', (byte)'f'] => Fate.Note,
        var name => Shown.Contains(Encoding.ASCII.GetString(name)) ? Fate.Keep : Fate.Drop,
    };

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> chunk)
    {
        var orientation = ExifNote.OrientationOf(chunk[HeadBytes..^CheckBytes]);
        if (orientation == 0)
            return default;
        var made = new byte[HeadBytes + ExifNote.UprightBytes + CheckBytes];
        BinaryPrimitives.WriteInt32BigEndian(made, ExifNote.UprightBytes);
        chunk[4..HeadBytes].CopyTo(made.AsSpan(4));
        ExifNote.Upright(orientation).CopyTo(made, HeadBytes);
        BinaryPrimitives.WriteUInt32BigEndian(made.AsSpan(made.Length - CheckBytes), CheckOf(made.AsSpan(4, 4 + ExifNote.UprightBytes)));
        return made;
    }

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetter((char)letter))
                return false;
        }
        return true;
    }

    /// <summary>The checksum of PNG, CRC-32; for a few bytes, bit by bit.</summary>
    private static uint CheckOf(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }
        return ~sum;
    }
}
