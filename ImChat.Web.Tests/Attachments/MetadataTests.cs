using CsCheck;
using ImChat.Domain.Attachments;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments;

public sealed class MetadataTests
{
    private static readonly byte[] Place = [.. "GPS 52.5200 13.4050"u8];

    /// <summary>Which way is up (6), the place, and more behind it.</summary>
    private static readonly byte[] Exif =
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0, .. Place,
    ];

    [Theory]
    [InlineData("tEXt")]
    [InlineData("zTXt")]
    [InlineData("iTXt")]
    [InlineData("tIME")]
    [InlineData("caBX")]
    [InlineData("vpAg")]
    public void A_png_loses_what_is_not_needed_to_show_it(string chunk) =>
        Assert.Equal(Plain, Filter(PngWith(Chunks.Png(chunk, Place))));

    [Theory]
    [InlineData("iCCP")]
    [InlineData("sRGB")]
    [InlineData("gAMA")]
    [InlineData("tRNS")]
    [InlineData("pHYs")]
    [InlineData("acTL")]
    [InlineData("fcTL")]
    [InlineData("fdAT")]
    [InlineData("PLTE")]
    public void A_png_keeps_its_colours_and_its_movement(string chunk)
    {
        var sent = PngWith(Chunks.Png(chunk, [1, 2, 3, 4]));
        Assert.Equal(sent, Filter(sent));
    }

    [Fact]
    public void Of_the_camera_s_note_in_a_png_only_which_way_is_up_stays()
    {
        var kept = Filter(PngWith(Chunks.Png("eXIf", Exif)));
        Assert.Equal(["IHDR", "eXIf"], Chunks.NamesOf(kept).Take(2));
        Assert.Equal(-1, kept.AsSpan().IndexOf("GPS"u8));
        Assert.True(kept.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        using var after = SKBitmap.Decode(kept);
        Assert.NotNull(after);
    }

    [Fact]
    public void A_note_that_says_nothing_of_it_or_is_too_long_goes()
    {
        Assert.Equal(Plain, Filter(PngWith(Chunks.Png("eXIf", Place))));
        Assert.Equal(Plain, Filter(PngWith(Chunks.Png("eXIf", [.. Exif, .. new byte[70_000]]))));
    }

    [Fact]
    public void A_text_of_megabytes_is_never_held_back()
    {
        var filter = new MetadataFilter();
        var sent = PngWith(Chunks.Png("tEXt", new byte[8_000_000]));
        var passed = 0L;
        for (var at = 0; at < sent.Length; at += 50_000)
        {
            passed += filter.Take(sent.AsMemory(at, Math.Min(50_000, sent.Length - at))).Length;
            Assert.True(filter.Rest().Length <= 66_000);
        }
        Assert.Equal(Plain.Length, passed + filter.Rest().Length);
    }

    [Theory]
    [InlineData("XMP ")]
    [InlineData("C2PA")]
    public void A_webp_has_zeros_where_something_was_that_is_not_needed_to_show_it(string chunk)
    {
        var sent = WebPWith(Chunks.WebP("ICCP", [1, 2, 3]), Chunks.WebP(chunk, Place));
        var kept = Filter(sent);
        Assert.Equal(WebPWith(Chunks.WebP("ICCP", [1, 2, 3]), Chunks.WebP(chunk, new byte[Place.Length])), kept);
    }

    [Theory]
    [InlineData("ANIM")]
    [InlineData("ANMF")]
    [InlineData("ALPH")]
    public void A_webp_keeps_its_movement(string chunk)
    {
        var sent = WebPWith(Chunks.WebP(chunk, [1, 2, 3, 4]));
        Assert.Equal(sent, Filter(sent));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Exif\0\0")]
    public void Of_the_camera_s_note_in_a_webp_only_which_way_is_up_stays(string before)
    {
        byte[] note = [.. System.Text.Encoding.ASCII.GetBytes(before), .. Exif];
        var sent = WebPWith(Chunks.WebP("EXIF", note));
        var kept = Filter(sent);
        Assert.Equal(sent.Length, kept.Length);
        Assert.Equal(-1, kept.AsSpan().IndexOf("GPS"u8));
        using var codec = SKCodec.Create(new MemoryStream(kept));
        Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);
        using var original = SKBitmap.Decode(sent);
        using var after = SKBitmap.Decode(kept);
        Assert.Equal(original.Bytes, after.Bytes);
    }

    [Fact]
    public void In_whatever_pieces_a_picture_comes_the_same_is_kept() =>
        Gen.Select(Gen.Int[1, 400].Array[1, 40], Gen.Bool).Sample((cuts, isPng) =>
        {
            var sent = isPng ? PngWith(Chunks.Png("eXIf", Exif), Chunks.Png("tEXt", Place)) : WebPWith(Chunks.WebP("EXIF", Exif), Chunks.WebP("XMP ", Place));
            return Filter(sent, cuts).AsSpan().SequenceEqual(Filter(sent));
        }, iter: 100);

    [Fact]
    public void From_where_nothing_can_be_understood_everything_passes() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool).Sample((noise, isPng) =>
        {
            // A length no chunk has, a name that is none.
            byte[] broken = [.. isPng ? Plain[..33] : WebP[..12], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. noise];
            return Filter(broken).AsSpan().SequenceEqual(broken);
        }, iter: 200);

    private static byte[] Plain { get; } = Filter(Pictures.Draw(64, 48, SKEncodedImageFormat.Png));

    private static byte[] WebP { get; } = Pictures.Draw(64, 48, SKEncodedImageFormat.Webp);

    /// <summary>A picture with these chunks right behind its head.</summary>
    private static byte[] PngWith(params byte[][] chunks) => [.. Plain[..33], .. chunks.SelectMany(chunk => chunk), .. Plain[33..]];

    /// <summary>A picture that says it has a note, with these chunks behind it.</summary>
    private static byte[] WebPWith(params byte[][] chunks)
    {
        byte[] head = [0x0C, 0, 0, 0, 63, 0, 0, 47, 0, 0];
        byte[] inside = [.. "WEBP"u8, .. Chunks.WebP("VP8X", head), .. PixelsOf(WebP), .. chunks.SelectMany(chunk => chunk)];
        return Chunks.WebP("RIFF", inside);
    }

    /// <summary>The chunk with the picture in it, whatever stands before it.</summary>
    private static byte[] PixelsOf(byte[] picture)
    {
        var at = Math.Max(picture.AsSpan().IndexOf("VP8 "u8), picture.AsSpan().IndexOf("VP8L"u8));
        return picture[at..(at + 8 + ((BitConverter.ToInt32(picture, at + 4) + 1) & ~1))];
    }

    private static byte[] Filter(byte[] sent, params int[] cuts)
    {
        var filter = new MetadataFilter();
        var kept = new List<byte>();
        for (int at = 0, cut = 0; at < sent.Length; cut++)
        {
            var count = Math.Min(cuts.Length == 0 ? sent.Length : cuts[cut % cuts.Length], sent.Length - at);
            kept.AddRange(filter.Take(sent.AsMemory(at, count)).Span);
            at += count;
        }
        return [.. kept, .. filter.Rest().Span];
    }
}
