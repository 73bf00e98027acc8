using System.Buffers;

namespace ImChat.Domain.Attachments;

/// <summary>
/// A picture that is a row of chunks, each with a head of eight bytes that says what and how much it is. Chunks of any length pass, go or
/// become zeros piece by piece; only a camera's note is read as a whole. From where nothing can be understood any more, everything passes.
/// </summary>
internal abstract class ChunkFilter(int signatureBytes) : IPictureFilter
{
    /// <summary>Bytes of a chunk's head.</summary>
    protected const int HeadBytes = 8;

    /// <summary>A longer note is no camera's, and says nothing that is worth keeping.</summary>
    private const int MostNoteBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> held = new();
    private readonly ArrayBufferWriter<byte> passed = new();
    private long left = signatureBytes;
    private Fate fate = Fate.Keep;
    private bool isLost;

    /// <summary>What becomes of a chunk.</summary>
    protected enum Fate
    {
        /// <summary>It passes.</summary>
        Keep,

        /// <summary>It is left out, head and all.</summary>
        Drop,

        /// <summary>Its head passes, its content becomes zeros.</summary>
        Blank,

        /// <summary>It is a camera's note: <see cref="Rewrite"/> says what is kept of it.</summary>
        Note,
    }

    /// <inheritdoc/>
    public PictureSize Size => default;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes)
    {
        held.Write(bytes.Span);
        passed.ResetWrittenCount();
        var at = 0;
        while (at < held.WrittenCount && Step(held.WrittenSpan[at..]) is > 0 and var used)
            at += used;
        var rest = held.WrittenSpan[at..].ToArray();
        held.ResetWrittenCount();
        held.Write(rest);
        return passed.WrittenMemory;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Rest() => held.WrittenMemory;

    /// <summary>Bytes of the chunk behind this head, whatever belongs to it included; -1 when this is the head of none.</summary>
    protected abstract long BodyBytes(ReadOnlySpan<byte> head);

    /// <summary>What becomes of the chunk with this head.</summary>
    protected abstract Fate FateOf(ReadOnlySpan<byte> head);

    /// <summary>What is kept of a chunk that is a camera's note: a whole chunk again, or nothing.</summary>
    protected abstract ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> chunk);

    /// <summary>Goes a step; gives how many bytes that were, or 0 when more are needed.</summary>
    private int Step(ReadOnlySpan<byte> bytes)
    {
        if (isLost || left > 0)
            return Pass(isLost ? bytes : bytes[..(int)Math.Min(left, bytes.Length)]);
        if (bytes.Length < HeadBytes)
            return 0;
        var head = bytes[..HeadBytes];
        var body = BodyBytes(head);
        isLost = body < 0;
        fate = isLost ? Fate.Keep : FateOf(head);
        if (isLost)
            return Pass(bytes);
        if (fate == Fate.Note && body <= MostNoteBytes)
            return bytes.Length < HeadBytes + body ? 0 : Note(bytes[..(HeadBytes + (int)body)]);
        left = body;
        if (fate is not (Fate.Drop or Fate.Note))
            passed.Write(head);
        return HeadBytes;
    }

    private int Note(ReadOnlySpan<byte> chunk)
    {
        passed.Write(Rewrite(chunk));
        return chunk.Length;
    }

    private int Pass(ReadOnlySpan<byte> bytes)
    {
        if (fate == Fate.Keep)
            passed.Write(bytes);
        else if (fate == Fate.Blank)
            Blank(bytes.Length);
        left = Math.Max(0, left - bytes.Length);
        return bytes.Length;
    }

    private void Blank(int count)
    {
        passed.GetSpan(count)[..count].Clear();
        passed.Advance(count);
    }
}
