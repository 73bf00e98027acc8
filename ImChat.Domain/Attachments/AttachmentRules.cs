using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ImChat.Domain.Attachments;

/// <summary>
/// What an upload is and what it is called. Content decides: what a client says about a file only matters for documents, which are never
/// shown but downloaded, and for voice.
/// </summary>
public static class AttachmentRules
{
    /// <summary>The first bytes of a file that suffice to tell what it is.</summary>
    public const int HeadBytes = 4096;

    /// <summary>UTF-16 units of <see cref="Attachment.OriginalName"/>.</summary>
    public const int OriginalNameChars = 120;

    internal static readonly SearchValues<char> SuffixLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private const string Voice = ".mp3";
    private const int SuffixChars = 8;
    private const int OriginalSuffixChars = 16;

    private static readonly FrozenDictionary<string, AttachmentType> Documents = new Dictionary<string, string>
    {
        ["pdf"] = "application/pdf",
        ["zip"] = "application/zip",
        ["rar"] = "application/vnd.rar",
        ["7z"] = "application/x-7z-compressed",
        ["gz"] = "application/gzip",
        ["tar"] = "application/x-tar",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["ppt"] = "application/vnd.ms-powerpoint",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odp"] = "application/vnd.oasis.opendocument.presentation",
        ["rtf"] = "application/rtf",
        ["epub"] = "application/epub+zip",
        ["txt"] = "text/plain",
        ["md"] = "text/plain",
        ["csv"] = "text/csv",
        ["json"] = "application/json",
    }.ToFrozenDictionary(document => "." + document.Key, document => new AttachmentType(AttachmentKind.File, document.Value, "." + document.Key));

    /// <summary>What a file is.</summary>
    /// <param name="head">Its first <see cref="HeadBytes"/> bytes, or all of it when it is shorter.</param>
    /// <param name="called">A file name or a suffix with or without dot, as a client gave it: anything at all.</param>
    public static AttachmentType TypeOf(ReadOnlySpan<byte> head, string called)
    {
        var suffix = SuffixOf(called);
        if (MediaSignatures.Find(head) is { } media)
            return suffix == Voice && media.Kind is not AttachmentKind.Image ? AsVoice(media) : media;
        if (Documents.TryGetValue(suffix, out var document))
            return document;
        // Old clients send what they recorded under this name, in whatever format: the address must end in it, what it is served as is ours to say.
        return suffix == Voice ? AttachmentType.Unknown with { Suffix = Voice } : AttachmentType.Unknown;
    }

    /// <summary>What a page can do with an attachment of this media type. Only what <see cref="TypeOf"/> recognises by content is more than a file.</summary>
    public static AttachmentKind KindOf(string contentType) => MediaSignatures.KindOf(contentType);

    /// <summary>A client's file name made fit to show and to keep: no folders, nothing that cannot be seen or turns the text around, its suffix kept when shortened.</summary>
    public static string CleanName(string name)
    {
        var visible = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (IsVisible(rune))
                visible.Append(rune.ToString());
        }
        return Shorten(visible.ToString().Trim());
    }

    /// <summary>What stands after the last dot, with the dot; empty when that could not end a stored name.</summary>
    private static string SuffixOf(string called)
    {
        var end = called[(called.LastIndexOf('.') + 1)..].Trim().ToLowerInvariant();
        return end.Length is > 0 and <= SuffixChars && end.AsSpan().IndexOfAnyExcept(SuffixLetters) < 0 ? "." + end : "";
    }

    /// <summary>A container that may hold sound or film holds sound when it is called a voice message.</summary>
    private static AttachmentType AsVoice(AttachmentType media) =>
        new(AttachmentKind.Audio, media.ContentType.Replace("video/", "audio/", StringComparison.Ordinal).Replace("quicktime", "mp4", StringComparison.Ordinal), Voice);

    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Shorten(string name)
    {
        if (name.Length <= OriginalNameChars)
            return name;
        var dot = name.LastIndexOf('.');
        var suffix = dot >= 0 && name.Length - dot <= OriginalSuffixChars ? name[dot..] : "";
        var stem = name[..(OriginalNameChars - suffix.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + suffix;
    }
}
