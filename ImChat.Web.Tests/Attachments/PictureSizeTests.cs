using CsCheck;
using ImChat.Domain;
using ImChat.Domain.Attachments;
using ImChat.Domain.People;
using ImChat.Web.Attachments;
using SkiaSharp;

namespace ImChat.Web.Tests.Attachments;

public sealed class PictureSizeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-sizes-");
    private readonly LocalAttachmentStore store;

    public PictureSizeTests()
    {
        var incoming = new IncomingFolder(Path.Combine(folder.FullName, "incoming"));
        incoming.ForgetUnfinished();
        store = new LocalAttachmentStore(folder.FullName, incoming);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task The_size_of_a_picture_is_read_when_it_comes(SKEncodedImageFormat format) =>
        Assert.Equal(new PictureSize(320, 200), (await KeepAsync(Pictures.Draw(320, 200, format)))!.Size);

    [Fact]
    public async Task A_gif_says_it_too() => Assert.Equal(new PictureSize(1, 1), (await KeepAsync(Samples.Gif))!.Size);

    [Theory]
    [InlineData(1, 320, 200)]
    [InlineData(3, 320, 200)]
    [InlineData(6, 200, 320)]
    [InlineData(8, 200, 320)]
    public async Task A_photograph_has_the_size_it_has_when_it_is_upright(byte orientation, int width, int height) =>
        Assert.Equal(new PictureSize(width, height), (await KeepAsync(Pictures.Photograph(320, 200, orientation)))!.Size);

    [Fact]
    public async Task Of_a_photograph_the_place_is_not_kept_and_nothing_else_is_lost()
    {
        var sent = Pictures.Photograph(320, 200, 6);
        var attachment = await KeepAsync(sent);
        var kept = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, attachment!.Name.ToString()));
        Assert.True(sent.AsSpan().IndexOf("GPS"u8) > 0);
        Assert.Equal(-1, kept.AsSpan().IndexOf("GPS"u8));
        Assert.Equal(sent.Length, kept.Length);
        using var codec = SKCodec.Create(new MemoryStream(kept));
        Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);
        using var before = SKBitmap.Decode(sent);
        using var after = SKBitmap.Decode(kept);
        Assert.Equal(before.Bytes, after.Bytes);
    }

    [Fact]
    public void In_whatever_pieces_a_file_comes_the_same_bytes_are_kept() =>
        Gen.Int[1, 4000].Array[1, 40].Sample(cuts =>
        {
            var sent = Pictures.Photograph(64, 48, 8);
            using var pieces = new PiecewiseStream(sent, cuts);
            var attachment = KeepAsync(pieces).GetAwaiter().GetResult();
            return attachment!.Size == new PictureSize(48, 64) && ContentOf(attachment).AsSpan().IndexOf("GPS"u8) < 0 && ContentOf(attachment).Length == sent.Length;
        }, iter: 50);

    [Fact]
    public void What_is_no_picture_or_a_broken_one_is_kept_as_it_came() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool).Sample((noise, isLabelled) =>
        {
            byte[] sent = isLabelled ? [0xFF, 0xD8, 0xFF, 0xE0, .. noise] : noise;
            // A note of the camera is the one thing that is taken out.
            return sent.Contains((byte)0xE1) || ContentOf(KeepAsync(sent).GetAwaiter().GetResult()!).AsSpan().SequenceEqual(sent);
        }, iter: 300);

    [Theory]
    [InlineData(16_385, 1)]
    [InlineData(1, 16_385)]
    [InlineData(10_000, 4_001)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(-1, -1)]
    public async Task A_picture_of_too_many_pixels_is_refused_by_its_header(int width, int height)
    {
        Assert.Null(await KeepAsync(Pictures.Forged(width, height)));
        Assert.Empty(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task One_of_just_as_many_is_kept() => Assert.Equal(new PictureSize(10_000, 4_000), (await KeepAsync(Pictures.Forged(10_000, 4_000)))!.Size);

    private byte[] ContentOf(Attachment attachment) => File.ReadAllBytes(Path.Combine(folder.FullName, attachment.Name.ToString()));

    private Task<Attachment?> KeepAsync(byte[] bytes) => KeepAsync(new MemoryStream(bytes));

    /// <summary>What became of it; null when it has too many pixels.</summary>
    private async Task<Attachment?> KeepAsync(Stream content)
    {
        var intake = new AttachmentIntake(store, new OpenLedger(), new AttachmentLimits(), TimeProvider.System);
        await using var file = (await intake.ReceiveAsync(content, CancellationToken.None)).Value!;
        var outcome = await intake.KeepAsync(new UserId(10000), file, "p.jpg", "", CancellationToken.None);
        if (!outcome.IsDone)
            Assert.Equal(Refusal.TooManyPixels, outcome.Refusal);
        return outcome.Value;
    }

    private sealed class OpenLedger : IAttachmentLedger
    {
        public Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation) => Task.FromResult(true);

        public Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation) => Task.FromResult<Attachment?>(null);
    }

    /// <summary>Gives a file away in pieces of these sizes, over and over.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int[] cuts) : MemoryStream(bytes)
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, cuts[reads++ % cuts.Length])], cancellationToken);
    }
}
