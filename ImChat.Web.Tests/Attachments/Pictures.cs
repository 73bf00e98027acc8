using System.Buffers.Binary;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments;

/// <summary>Whole pictures, drawn for a test: the left half red, the right half blue.</summary>
internal static class Pictures
{
    public static byte[] Draw(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>A JPEG as a phone takes it: which way is up, the place, and a second note with the place again.</summary>
    public static byte[] Photograph(int width, int height, byte orientation)
    {
        var plain = Draw(width, height, SKEncodedImageFormat.Jpeg);
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0, .. "GPS 52.5200 13.4050"u8,
        ];
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,31.2N'/>"u8];
        return [.. plain[..2], .. Segment(0xE1, exif), .. Segment(0xE1, xmp), .. plain[2..]];
    }

    /// <summary>A PNG that says it is this large, and nothing more.</summary>
    public static byte[] Forged(int width, int height)
    {
        var head = Samples.Png.Concat(new byte[17]).ToArray();
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), height);
        (head[24], head[25]) = (8, 6);
        return head;
    }

    private static byte[] Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. content];
    }
}
