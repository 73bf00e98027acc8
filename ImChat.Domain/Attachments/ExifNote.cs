using System.Buffers.Binary;

namespace ImChat.Domain.Attachments;

/// <summary>What a camera notes in a picture. Nothing of it is kept but which way is up.</summary>
internal static class ExifNote
{
    /// <summary>Bytes of <see cref="Upright"/>.</summary>
    public const int UprightBytes = 26;

    private const int Orientation = 0x0112;

    /// <summary>A note that says which way is up and nothing else.</summary>
    public static byte[] Upright(ushort orientation) => [.. "MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>Which way is up, 1 to 8; 0 when a note does not say it.</summary>
    public static ushort OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return 0;
        var isLittle = tiff.StartsWith("II"u8);
        var first = Read32(tiff[4..], isLittle);
        if (first > tiff.Length - 2)
            return 0;
        var directory = tiff[(int)first..];
        var entries = Read16(directory, isLittle);
        for (var at = 2; entries > 0 && at + 12 <= directory.Length; at += 12, entries--)
        {
            if (Read16(directory[at..], isLittle) == Orientation)
                return Read16(directory[(at + 8)..], isLittle) is >= 1 and <= 8 and var found ? found : (ushort)0;
        }
        return 0;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
