using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using ImChat.Web.Sockets;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>Frames of our own, read by the framework's own client, which is strict about them.</summary>
public sealed class FrameStreamTests : IDisposable
{
    private readonly Pipe outward = new(new PipeOptions(pauseWriterThreshold: 1024 * 1024));
    private readonly Pipe inward = new();
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrameStream frames;
    private readonly WebSocket server;
    private readonly WebSocket client;

    public FrameStreamTests()
    {
        frames = new FrameStream(inward.Reader, outward.Writer, TimeSpan.FromMilliseconds(200), aborted.SetResult);
        server = WebSocket.CreateFromStream(frames, new WebSocketCreationOptions { IsServer = true });
        client = WebSocket.CreateFromStream(new TwoWays(outward.Reader.AsStream(), inward.Writer.AsStream()), new WebSocketCreationOptions());
    }

    public void Dispose()
    {
        server.Dispose();
        client.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(200_000)]
    public async Task AFrameOfEachSize_IsReadAsItWasWritten(int bytes)
    {
        var text = new string('x', bytes);
        frames.Append(Encoding.UTF8.GetBytes(text));
        frames.Append("after it"u8);
        await frames.SendAsync();

        Assert.Equal(text, await ReceiveAsync());
        Assert.Equal("after it", await ReceiveAsync());
        Assert.Equal(0, frames.Gathered);
    }

    [Fact]
    public async Task WhatManyWriteAtOnce_StaysWhole_AndEachOnesInItsOrder()
    {
        const int Writers = 8;
        const int Each = 500;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            foreach (var i in Enumerable.Range(0, Each))
            {
                frames.Append(Encoding.UTF8.GetBytes($"{writer} {i} {new string('x', i)}"));
                await frames.SendAsync();
            }
        })));
        var next = new int[Writers];
        foreach (var _ in Enumerable.Range(0, Writers * Each))
        {
            var parts = (await ReceiveAsync()).Split(' ');
            var (writer, i) = (int.Parse(parts[0], null), int.Parse(parts[1], null));
            Assert.Equal((next[writer]++, i), (i, parts[2].Length));
        }
        await Wait.For(writing);
    }

    [Fact]
    public async Task Goodbye_ComesAfterWhatWasGathered()
    {
        frames.Append("last words"u8);
        await Wait.For(server.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None));

        Assert.Equal("last words", await ReceiveAsync());
        Assert.Equal(WebSocketMessageType.Close, (await Wait.For(client.ReceiveAsync(new byte[100], CancellationToken.None))).MessageType);
    }

    [Fact]
    public async Task AReaderThatDoesNotRead_IsCutOff_AfterTheDeadline()
    {
        frames.Append(new byte[2 * 1024 * 1024]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For(frames.SendAsync().AsTask()));
        await Wait.For(aborted.Task);
    }

    [Fact]
    public async Task WhoeverIsCutOff_EndsItsReader_AndWritesNothingMore()
    {
        var reading = server.ReceiveAsync(new byte[100], CancellationToken.None);
        server.Abort();

        Assert.True(SocketLine.IsGone(await Assert.ThrowsAnyAsync<Exception>(() => Wait.For(reading))));
        frames.Append("too late"u8);
        Assert.True(SocketLine.IsGone(await Assert.ThrowsAnyAsync<Exception>(() => Wait.For(frames.SendAsync().AsTask()))));
    }

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[256 * 1024];
        var kept = 0;
        while (true)
        {
            var result = await Wait.For(client.ReceiveAsync(new ArraySegment<byte>(buffer, kept, buffer.Length - kept), CancellationToken.None));
            Assert.Equal(WebSocketMessageType.Text, result.MessageType);
            kept += result.Count;
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, kept);
        }
    }

    /// <summary>One stream to read from and another to write to.</summary>
    private sealed class TwoWays(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => input.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => output.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
