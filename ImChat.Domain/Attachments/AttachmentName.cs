using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ImChat.Domain.Attachments;

/// <summary>
/// The name an attachment is stored under: 39 decimal digits, which are 128 random bits, and a suffix. It looks like the old server's,
/// owes nothing to what a client called the file, and cannot be guessed: knowing it is the permission to read.
/// </summary>
public sealed record AttachmentName
{
    private const int Digits = 39;
    private const int SuffixChars = 8;

    private readonly string text;

    private AttachmentName(string text) => this.text = text;

    /// <summary>A name nobody had before, ending in this suffix of an <see cref="AttachmentType"/>.</summary>
    public static AttachmentName New(string suffix)
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        var name = MemoryMarshal.Read<UInt128>(random).ToString("D39", CultureInfo.InvariantCulture) + suffix;
        return TryParse(name, out var made) ? made : throw new ArgumentException("A dot and one to eight of a-z and 0-9.", nameof(suffix));
    }

    /// <summary>Reads a name; anything that <see cref="New"/> could not have made is refused, so that what passes is safe in a path.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AttachmentName? name)
    {
        name = IsName(text) ? new AttachmentName(text) : null;
        return name is not null;
    }

    /// <summary>Digits and suffix, without any folder.</summary>
    public override string ToString() => text;

    private static bool IsName([NotNullWhen(true)] string? text) =>
        text?.Length is > Digits + 1 and <= Digits + 1 + SuffixChars
        && !text.AsSpan(0, Digits).ContainsAnyExceptInRange('0', '9')
        && text[Digits] == '.'
        && text.AsSpan(Digits + 1).IndexOfAnyExcept(AttachmentRules.SuffixLetters) < 0;
}
