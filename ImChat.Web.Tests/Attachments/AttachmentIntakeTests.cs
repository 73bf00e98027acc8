using ImChat.Domain;
using ImChat.Domain.Attachments;
using ImChat.Domain.People;
using ImChat.Web.Attachments;

namespace ImChat.Web.Tests.Attachments;

public sealed class AttachmentIntakeTests : IDisposable
{
    private static readonly AttachmentLimits Limits = new() { MaxBytes = 1000, QuotaPerPerson = 5000 };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-intake-");
    private readonly IncomingFolder incoming;
    private readonly LocalAttachmentStore store;

    public AttachmentIntakeTests()
    {
        incoming = new IncomingFolder(Path.Combine(folder.FullName, "incoming"));
        incoming.ForgetUnfinished();
        store = new LocalAttachmentStore(folder.FullName, incoming);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Intake(new FullLedger()).ReceiveAsync(new BrokenStream(500), CancellationToken.None));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Of_a_file_that_is_too_big_one_byte_over_the_limit_is_read_and_nothing_kept()
    {
        var content = new MemoryStream(new byte[100_000]);
        var received = await Intake(new FullLedger()).ReceiveAsync(content, CancellationToken.None);
        Assert.Equal(Refusal.TooBig, received.Refusal);
        Assert.Equal(Limits.MaxBytes + 1, content.Position);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_was_received_and_is_nobody_s_is_thrown_away()
    {
        var received = await Intake(new FullLedger()).ReceiveAsync(new MemoryStream(Samples.Png), CancellationToken.None);
        Assert.Single(Files());
        await received.Value!.DisposeAsync();
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_does_not_fit_the_quota_is_removed_again()
    {
        var intake = Intake(new FullLedger());
        await using var file = (await intake.ReceiveAsync(new MemoryStream(Samples.Png), CancellationToken.None)).Value!;
        Assert.Equal(Refusal.QuotaUsed, (await intake.KeepAsync(new UserId(10000), file, "a.png", "", CancellationToken.None)).Refusal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_cannot_be_entered_is_removed_again()
    {
        var intake = Intake(new BrokenLedger());
        await using var file = (await intake.ReceiveAsync(new MemoryStream(Samples.Png), CancellationToken.None)).Value!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => intake.KeepAsync(new UserId(10000), file, "a.png", "", CancellationToken.None));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task When_the_folder_takes_no_more_files_the_sender_may_try_again_later()
    {
        Directory.Delete(Path.Combine(folder.FullName, "incoming"));
        var received = await Intake(new FullLedger()).ReceiveAsync(new MemoryStream(Samples.Png), CancellationToken.None);
        Assert.Equal(Refusal.Busy, received.Refusal);
    }

    [Fact]
    public void What_was_arriving_when_the_program_ended_is_removed_at_a_later_start_and_what_arrives_elsewhere_is_not()
    {
        var (kept, arriving, left) = (Path.Combine(folder.FullName, AttachmentName.New(".png").ToString()), InIncoming("arriving"), InIncoming("left"));
        foreach (var file in (string[])[kept, arriving, left])
            File.WriteAllBytes(file, Samples.Png);
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow - TimeSpan.FromHours(2));
        incoming.ForgetUnfinished();
        Assert.Equal([arriving, kept], Files().OrderBy(file => file == kept));
    }

    private string InIncoming(string name) => Path.Combine(folder.FullName, "incoming", name);

    private AttachmentIntake Intake(IAttachmentLedger ledger) => new(store, ledger, Limits, TimeProvider.System);

    private string[] Files() => Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);

    private sealed class FullLedger : IAttachmentLedger
    {
        public Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation) => Task.FromResult(false);

        public Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation) => Task.FromResult<Attachment?>(null);
    }

    private sealed class BrokenLedger : IAttachmentLedger
    {
        public Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation) => throw new InvalidOperationException("The database is away.");

        public Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation) => throw new InvalidOperationException("The database is away.");
    }

    /// <summary>A sender who goes away after so many bytes.</summary>
    private sealed class BrokenStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The sender has gone.");
    }
}
