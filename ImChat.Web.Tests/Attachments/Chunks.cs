using System.Buffers.Binary;
using System.Text;

namespace ImChat.Web.Tests.Attachments;

/// <summary>Pictures taken apart into chunks and put together again.</summary>
internal static class Chunks
{
    /// <summary>A chunk of a PNG, with its checksum.</summary>
    public static byte[] Png(string name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), CheckOf(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    /// <summary>A chunk of a WebP, padded.</summary>
    public static byte[] WebP(string name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[8 + content.Length + (content.Length & 1)];
        Encoding.ASCII.GetBytes(name, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk.AsSpan(8));
        return chunk;
    }

    /// <summary>The names of a PNG's chunks; fails where a checksum is wrong.</summary>
    public static List<string> NamesOf(byte[] png)
    {
        var names = new List<string>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            names.Add(Encoding.ASCII.GetString(png, at + 4, 4));
            Assert.Equal(CheckOf(png.AsSpan(at + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            at += 12 + length;
        }
        return names;
    }

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
