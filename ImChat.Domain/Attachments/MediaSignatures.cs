using System.Collections.Frozen;

namespace ImChat.Domain.Attachments;

/// <summary>Tells the pictures, sounds and films that browsers show from each other, by their first bytes.</summary>
internal static class MediaSignatures
{
    private static readonly AttachmentType Png = new(AttachmentKind.Image, "image/png", ".png");
    private static readonly AttachmentType Jpeg = new(AttachmentKind.Image, "image/jpeg", ".jpg");
    private static readonly AttachmentType Gif = new(AttachmentKind.Image, "image/gif", ".gif");
    private static readonly AttachmentType WebP = new(AttachmentKind.Image, "image/webp", ".webp");
    private static readonly AttachmentType Mp3 = new(AttachmentKind.Audio, "audio/mpeg", ".mp3");
    private static readonly AttachmentType Aac = new(AttachmentKind.Audio, "audio/aac", ".aac");
    private static readonly AttachmentType Ogg = new(AttachmentKind.Audio, "audio/ogg", ".ogg");
    private static readonly AttachmentType Wav = new(AttachmentKind.Audio, "audio/wav", ".wav");
    private static readonly AttachmentType Flac = new(AttachmentKind.Audio, "audio/flac", ".flac");
    private static readonly AttachmentType Amr = new(AttachmentKind.Audio, "audio/amr", ".amr");
    private static readonly AttachmentType M4a = new(AttachmentKind.Audio, "audio/mp4", ".m4a");
    private static readonly AttachmentType WebMSound = new(AttachmentKind.Audio, "audio/webm", ".webm");
    private static readonly AttachmentType WebMFilm = new(AttachmentKind.Video, "video/webm", ".webm");
    private static readonly AttachmentType OggFilm = new(AttachmentKind.Video, "video/ogg", ".ogv");
    private static readonly AttachmentType Mp4 = new(AttachmentKind.Video, "video/mp4", ".mp4");
    private static readonly AttachmentType Mov = new(AttachmentKind.Video, "video/quicktime", ".mov");

    private static readonly FrozenDictionary<string, AttachmentKind> Kinds =
        new[] { Png, Jpeg, Gif, WebP, Mp3, Aac, Ogg, Wav, Flac, Amr, M4a, WebMSound, WebMFilm, OggFilm, Mp4, Mov }.ToFrozenDictionary(type => type.ContentType, type => type.Kind);

    public static AttachmentKind KindOf(string contentType) => Kinds.GetValueOrDefault(contentType, AttachmentKind.File);

    /// <summary>What these bytes begin, or null when it is none of what browsers show.</summary>
    public static AttachmentType? Find(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. var rest] => OfRiff(rest),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => head.IndexOf("theora"u8) >= 0 ? OggFilm : Ogg,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => OfMatroska(head),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var rest] => OfMp4(rest),
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => Flac,
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => Amr,
        [(byte)'I', (byte)'D', (byte)'3', ..] => Mp3,
        [0xFF, var second, var third, ..] => OfFrame(second, third),
        _ => null,
    };

    private static AttachmentType? OfRiff(ReadOnlySpan<byte> form) =>
        form.StartsWith("WEBP"u8) ? WebP : form.StartsWith("WAVE"u8) ? Wav : null;

    /// <summary>The tracks come early in what browsers record; a file that does not name its codecs there can be played as either.</summary>
    private static AttachmentType? OfMatroska(ReadOnlySpan<byte> head)
    {
        if (head[..Math.Min(64, head.Length)].IndexOf("matroska"u8) >= 0)
            return null;
        var isSound = head.IndexOf("A_OPUS"u8) >= 0 || head.IndexOf("A_VORBIS"u8) >= 0;
        var isFilm = head.IndexOf("V_VP"u8) >= 0 || head.IndexOf("V_AV1"u8) >= 0 || head.IndexOf("V_MPEG"u8) >= 0;
        return isSound && !isFilm ? WebMSound : WebMFilm;
    }

    /// <summary>Still pictures come in the same box; browsers cannot all show them, so they are downloads.</summary>
    private static AttachmentType? OfMp4(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'M', (byte)'4', (byte)'A' or (byte)'B', ..] => M4a,
        [(byte)'q', (byte)'t', (byte)' ', (byte)' ', ..] => Mov,
        [(byte)'h', (byte)'e', (byte)'i' or (byte)'v' or (byte)'s', ..] or [(byte)'a', (byte)'v', (byte)'i', ..] or [(byte)'m', (byte)'i', (byte)'f', ..]
            or [(byte)'m', (byte)'s', (byte)'f', ..] or [(byte)'c', (byte)'r', (byte)'x', ..] => null,
        _ => Mp4,
    };

    /// <summary>The frame header of MPEG sound: eleven set bits, then version, layer, bit rate and sampling rate, none of them a reserved value.</summary>
    private static AttachmentType? OfFrame(byte second, byte third)
    {
        var layer = (second >> 1) & 3;
        if ((second & 0xF6) == 0xF0)
            return Aac;
        return (second & 0xE0) == 0xE0 && ((second >> 3) & 3) != 1 && (layer is 1 or 2) && third >> 4 is not 15 and not 0 && ((third >> 2) & 3) != 3 ? Mp3 : null;
    }
}
