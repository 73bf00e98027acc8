using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace ImChat.Web.Sockets;

/// <summary>
/// Lies between the framework's WebSocket and the connection. The framework's class reads, checks, answers pings and says goodbye; text that
/// the server sends is framed here, so that many frames go out in one write, and none waits for a lock of that class.
/// </summary>
internal sealed class FrameStream(PipeReader input, PipeWriter output, TimeSpan patience, Action abort) : Stream
{
    /// <summary>A write that takes longer ends the connection: its reader is gone or does not read.</summary>
    public static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(10);

    private const byte WholeText = 0x81;
    private const int LargestHead = 10;
    private const int Least = 1024;

    private readonly Stream reading = input.AsStream(leaveOpen: true);
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private CancellationTokenSource deadline = new();
    private byte[]? gathered;
    private int filled;
    private volatile bool isDisposed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes that wait for <see cref="SendAsync"/>.</summary>
    public int Gathered => Volatile.Read(ref filled);

    /// <summary>One more text frame behind those that wait.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        lock (gate)
        {
            Reserve(LargestHead + text.Length);
            filled += WriteHead(gathered.AsSpan(filled), text.Length);
            text.CopyTo(gathered.AsSpan(filled));
            filled += text.Length;
        }
    }

    /// <summary>Everything that waits goes out, after what others are sending; by the time it returns it has been written.</summary>
    public ValueTask SendAsync()
    {
        if (Gathered == 0 && turn.CurrentCount > 0)
            return default;
        return turn.Wait(0) ? SendInTurnAsync() : WaitAndSendAsync();
    }

    /// <summary>A frame of the class's own: a ping, an answer to one, or goodbye.</summary>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!turn.Wait(0, CancellationToken.None))
            await turn.WaitAsync(cancellationToken);
        try
        {
            await SendGatheredAsync();
            await WriteWithinDeadlineAsync(buffer);
        }
        finally
        {
            turn.Release();
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => reading.ReadAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        isDisposed = true;
        // The pipes are the connection's, which ends them; whoever still reads hears of it here.
        input.CancelPendingRead();
        base.Dispose(disposing);
    }

    private static int WriteHead(Span<byte> into, int length)
    {
        into[0] = WholeText;
        switch (length)
        {
            case < 126:
                into[1] = (byte)length;
                return 2;
            case <= ushort.MaxValue:
                into[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)length);
                return 4;
            default:
                into[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(into[2..], (ulong)length);
                return LargestHead;
        }
    }

    private async ValueTask WaitAndSendAsync()
    {
        await turn.WaitAsync();
        await SendInTurnAsync();
    }

    private async ValueTask SendInTurnAsync()
    {
        try
        {
            await SendGatheredAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask SendGatheredAsync()
    {
        while (Take() is var (buffer, length))
        {
            try
            {
                await WriteWithinDeadlineAsync(buffer.AsMemory(0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private (byte[] Buffer, int Length)? Take()
    {
        lock (gate)
        {
            if (gathered is not { } buffer)
                return null;
            var length = filled;
            (gathered, filled) = (null, 0);
            return (buffer, length);
        }
    }

    private void Reserve(int more)
    {
        gathered ??= ArrayPool<byte>.Shared.Rent(Math.Max(Least, more));
        if (gathered.Length - filled >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(gathered.Length * 2, filled + more));
        gathered.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(gathered);
        gathered = larger;
    }

    private ValueTask WriteWithinDeadlineAsync(ReadOnlyMemory<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var writing = output.WriteAsync(bytes, deadline.Token);
        return writing.IsCompletedSuccessfully ? default : WatchAsync(writing);
    }

    private async ValueTask WatchAsync(ValueTask<FlushResult> writing)
    {
        try
        {
            deadline.CancelAfter(patience);
            await writing;
        }
        catch (OperationCanceledException)
        {
            abort();
            throw;
        }
        if (deadline.TryReset())
            return;
        deadline.Dispose();
        deadline = new();
    }
}
