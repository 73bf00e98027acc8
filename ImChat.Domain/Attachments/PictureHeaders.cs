using System.Buffers.Binary;

namespace ImChat.Domain.Attachments;

/// <summary>Reads how large a picture is from its first bytes, without decoding any of it. JPEG says so only later; see <see cref="JpegFilter"/>.</summary>
internal static class PictureHeaders
{
    /// <summary>The size a PNG, GIF or WebP declares; unknown when these bytes declare none.</summary>
    public static PictureSize Find(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when head.Length >= 24 =>
            Of(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..])),
        [(byte)'G', (byte)'I', (byte)'F', ..] when head.Length >= 10 =>
            Of(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] when head.Length >= 30 && head[8..].StartsWith("WEBP"u8) => OfWebP(head[12..]),
        _ => default,
    };

    private static PictureSize OfWebP(ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("VP8X"u8))
            return Of(Read24(chunk[12..]) + 1, Read24(chunk[15..]) + 1);
        if (chunk.StartsWith("VP8L"u8) && chunk[8] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return Of((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }
        return chunk.StartsWith("VP8 "u8)
            ? Of(BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFFu)
            : default;
    }

    private static uint Read24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    /// <summary>What no picture has, a forged header may declare.</summary>
    private static PictureSize Of(uint width, uint height) => new((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
}
