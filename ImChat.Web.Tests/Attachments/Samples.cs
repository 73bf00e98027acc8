using System.Text;

namespace ImChat.Web.Tests.Attachments;

/// <summary>Files as they begin in the wild: enough of each to be told what it is.</summary>
internal static class Samples
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8];
    public static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0];
    public static readonly byte[] WebP = [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8];
    public static readonly byte[] Wav = [.. "RIFF"u8, 1, 2, 3, 4, .. "WAVEfmt "u8];
    public static readonly byte[] Mp3WithTag = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];
    public static readonly byte[] Mp3Frame = [0xFF, 0xFB, 0x90, 0x64, 0, 0];
    public static readonly byte[] Aac = [0xFF, 0xF1, 0x50, 0x80, 0, 0];
    public static readonly byte[] Ogg = [.. "OggS"u8, 0, 2, .. "OpusHead"u8];
    public static readonly byte[] OggFilm = [.. "OggS"u8, 0, 2, .. "\x80theora"u8];
    public static readonly byte[] Flac = [.. "fLaC"u8, 0, 0];
    public static readonly byte[] M4a = [0, 0, 0, 24, .. "ftypM4A "u8, 0, 0, 0, 0];
    public static readonly byte[] Mp4 = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0];
    public static readonly byte[] Mov = [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0, 0, 0];
    public static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0];
    public static readonly byte[] WebMVoice = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "B\x82webm"u8, .. "A_OPUS"u8];
    public static readonly byte[] WebMFilm = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "B\x82webm"u8, .. "V_VP8A_OPUS"u8];
    public static readonly byte[] Matroska = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "B\x82matroska"u8, .. "V_MPEG4"u8];
    public static readonly byte[] Html = "<!doctype html><script>alert(1)</script>"u8.ToArray();
    public static readonly byte[] Svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray();
    public static readonly byte[] Xml = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"u8.ToArray();
    public static readonly byte[] Js = "alert(document.cookie)"u8.ToArray();
    public static readonly byte[] Swf = [.. "CWS"u8, 10, 0, 0, 0];
    public static readonly byte[] Exe = [.. "MZ"u8, 0x90, 0, 3, 0];
    public static readonly byte[] Pdf = "%PDF-1.7\n"u8.ToArray();
    public static readonly byte[] Zip = [.. "PK"u8, 3, 4, 20, 0];
    public static readonly byte[] Utf16Text = [0xFF, 0xFE, (byte)'h', 0, (byte)'i', 0];
    public static readonly byte[] Empty = [];

    /// <summary>Valid as one thing by its first bytes and as a script or page by the rest.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Polyglots = new Dictionary<string, byte[]>
    {
        ["GIF and script"] = [.. "GIF89a/*"u8, 0, 0, .. "*/=1;alert(1)"u8],
        ["JPEG and page"] = [.. Jpeg, .. Html],
        ["PNG and page"] = [.. Png, 0, 0, 0, 1, 0, 0, 0, 1, .. Html],
        ["MP3 and page"] = [.. Mp3WithTag, .. Html],
        ["WebM and page"] = [.. WebMFilm, .. Html],
        ["WAV and script"] = [.. "RIFF=1/*WAVE"u8, .. "*/;alert(1)"u8],
        ["GIF and archive"] = [.. Gif, .. Zip],
        ["PDF and archive"] = [.. Pdf, .. Zip],
        ["bitmap and script"] = Encoding.ASCII.GetBytes("BM=1;alert(1)"),
        ["page"] = Html,
        ["drawing"] = Svg,
        ["program"] = Exe,
    };

    /// <summary>A sample by the name of its field, so that a row of a table can name it.</summary>
    public static byte[] Of(string name) => (byte[])typeof(Samples).GetField(name)!.GetValue(null)!;
}
