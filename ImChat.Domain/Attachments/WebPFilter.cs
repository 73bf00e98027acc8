using System.Buffers.Binary;
using System.Text;

namespace ImChat.Domain.Attachments;

/// <summary>
/// A WebP on its way in. It says at its beginning how long it is and what is in it, so nothing is left out: of the camera's note only which
/// way is up is kept, and it, XMP and whatever is not needed to show the picture become zeros.
/// </summary>
internal sealed class WebPFilter() : ChunkFilter(signatureBytes: 12)
{
    private static readonly HashSet<string> Shown = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <inheritdoc/>
    protected override long BodyBytes(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return head[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~') ? -1 : length + (length & 1L);
    }

    /// <inheritdoc/>
    protected override Fate FateOf(ReadOnlySpan<byte> head) => Encoding.ASCII.GetString(head[..4]) switch
    {
        "EXIF" => Fate.Note,
        var name => Shown.Contains(name) ? Fate.Keep : Fate.Blank,
    };

    /// <summary>As many bytes as before. Some programs write before the note what it has in a JPEG.</summary>
    protected override ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> chunk)
    {
        var note = chunk[HeadBytes..];
        var orientation = ExifNote.OrientationOf(note.StartsWith("Exif\0\0"u8) ? note[6..] : note);
        var made = new byte[chunk.Length];
        chunk[..HeadBytes].CopyTo(made);
        if (orientation > 0 && note.Length >= ExifNote.UprightBytes)
            ExifNote.Upright(orientation).CopyTo(made, HeadBytes);
        return made;
    }
}
