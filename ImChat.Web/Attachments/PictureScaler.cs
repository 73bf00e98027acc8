using SkiaSharp;

namespace ImChat.Web.Attachments;

/// <summary>Makes a picture smaller, by Skia. Bytes come from strangers: the header is read first, and what would need much memory is left alone.</summary>
internal static class PictureScaler
{
    /// <summary>Four bytes each. JPEG and WebP are decoded at a fraction of their size, PNG only whole: larger ones go out as they are.</summary>
    private const long MostDecodedPixels = 16_000_000;
    private const int Quality = 80;

    /// <summary>WebP whose longer side has this many pixels, upright and without any note of the camera; null when it is better left as it is.</summary>
    public static byte[]? Shrink(Stream picture, int size)
    {
        using var codec = SKCodec.Create(picture);
        if (codec is null || codec.FrameCount > 1 || Math.Max(codec.Info.Width, codec.Info.Height) <= size)
            return null;
        var scaled = codec.GetScaledDimensions(Math.Min(1f, 2f * size / Math.Max(codec.Info.Width, codec.Info.Height)));
        if ((long)scaled.Width * scaled.Height > MostDecodedPixels)
            return null;
        using var decoded = SKBitmap.Decode(codec, new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (decoded is null)
            return null;
        using var small = Resize(decoded, size);
        using var upright = Turn(small, codec.EncodedOrigin);
        using var encoded = upright.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded?.ToArray();
    }

    private static SKBitmap Resize(SKBitmap picture, int size)
    {
        var factor = Math.Min(1f, (float)size / Math.Max(picture.Width, picture.Height));
        var info = picture.Info.WithSize(Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
        return picture.Resize(info, new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    /// <summary>Cameras store what their sensor saw and how it was held.</summary>
    private static SKBitmap Turn(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (w, h) = (picture.Width, picture.Height);
        var turned = new SKBitmap(picture.Info.WithSize(IsOnItsSide(origin) ? h : w, IsOnItsSide(origin) ? w : h));
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static bool IsOnItsSide(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;
}
