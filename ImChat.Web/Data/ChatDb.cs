using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImChat.Web.Data;

/// <summary>Everything stored, whichever database holds it. Each provider derives a context of its own, with its own migrations.</summary>
internal abstract class ChatDb(DbContextOptions options) : IdentityUserContext<ChatUser, long>(options)
{
    /// <summary>Numbers of people and of groups start here: short enough to type, long enough not to be guessed by accident.</summary>
    public const long FirstNumber = 10000;

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<GroupRequestRow> GroupRequests => Set<GroupRequestRow>();

    public DbSet<GroupInviteRow> GroupInvites => Set<GroupInviteRow>();

    public DbSet<ContactRow> Contacts => Set<ContactRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<BlockRow> Blocks => Set<BlockRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<DeviceRow> Devices => Set<DeviceRow>();

    public DbSet<DeviceCursorRow> DeviceCursors => Set<DeviceCursorRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<RevocationRow> Revocations => Set<RevocationRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    /// <summary>Whether this database can be used.</summary>
    /// <exception cref="SettingException">It cannot; says why.</exception>
    public abstract Task CheckAsync();

    /// <summary>What appending messages asks of this database, on this context's connection, which stays open.</summary>
    public abstract Task<IAppendStatements> OpenAppendAsync();

    /// <summary>For the transaction that is open, where its end may go unseen; null where it ends or fails before our eyes.</summary>
    public abstract Task<CommitMark?> MarkAsync();

    /// <summary>
    /// Begins a transaction in which nobody else changes what belongs to these people, or a group and who is in it, or numbers its messages,
    /// until it ends. What is read in it is what is there once its turn has come.
    /// </summary>
    public async Task<IDbContextTransaction> BeginTurnAsync(IEnumerable<UserId> people, GroupId? group, CancellationToken cancellation)
    {
        var transaction = await Database.BeginTransactionAsync(cancellation);
        try
        {
            await HoldAsync([.. people.Select(person => person.Value).Distinct()], group?.Value, cancellation);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>The turn of one person or several.</summary>
    public Task<IDbContextTransaction> BeginTurnAsync(CancellationToken cancellation, params IEnumerable<UserId> people) => BeginTurnAsync(people, null, cancellation);

    /// <summary>Within a transaction: nobody else moves these people's places in these conversations until it ends.</summary>
    public abstract Task HoldPlacesAsync(long[] conversations, long[] people, CancellationToken cancellation);

    /// <summary>Waits for the turn of these people and this group.</summary>
    protected abstract Task HoldAsync(long[] people, long? group, CancellationToken cancellation);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChatUser>().HasIndex(u => u.QueryTokenHash);
        // Identity writes whole accounts back as they were read; a token that was replaced or ended meanwhile must not come back with them.
        builder.Entity<ChatUser>().Property(u => u.QueryTokenHash).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Entity<ChatUser>().HasIndex(u => u.Invite).IsUnique();
        builder.Entity<SessionRow>(session =>
        {
            session.HasIndex(s => s.TokenHash).IsUnique();
            session.HasIndex(s => s.UserId);
            session.HasOne<ChatUser>().WithMany().HasForeignKey(s => s.UserId);
        });
        builder.Entity<RevocationRow>().HasIndex(r => r.At);
        builder.Entity<ConversationRow>(conversation =>
        {
            conversation.HasIndex(c => new { c.LowUserId, c.HighUserId }).IsUnique();
            conversation.HasIndex(c => c.GroupId).IsUnique();
        });
        builder.Entity<ParticipantRow>(participant =>
        {
            participant.HasKey(p => new { p.ConversationId, p.UserId });
            participant.HasIndex(p => p.UserId);
            participant.HasOne<ConversationRow>().WithMany().HasForeignKey(p => p.ConversationId);
        });
        builder.Entity<DraftRow>(draft =>
        {
            draft.HasKey(d => new { d.UserId, d.ToKind, d.ToNumber });
            draft.Property(d => d.DeviceId).HasMaxLength(DeviceId.MaxChars);
            draft.HasOne<ChatUser>().WithMany().HasForeignKey(d => d.UserId);
        });
        builder.Entity<DeviceRow>(device =>
        {
            device.HasKey(d => new { d.UserId, d.Id });
            device.Property(d => d.Id).HasMaxLength(DeviceId.MaxChars);
            device.HasOne<ChatUser>().WithMany().HasForeignKey(d => d.UserId);
        });
        builder.Entity<DeviceCursorRow>(cursor =>
        {
            cursor.HasKey(c => new { c.UserId, c.DeviceId, c.ConversationId });
            cursor.HasOne<DeviceRow>().WithMany().HasForeignKey(c => new { c.UserId, c.DeviceId });
            cursor.HasOne<ParticipantRow>().WithMany().HasForeignKey(c => new { c.ConversationId, c.UserId });
        });
        builder.Entity<GroupRow>().HasIndex(g => g.OwnerId);
        builder.Entity<GroupRequestRow>(request =>
        {
            request.HasKey(r => new { r.GroupId, r.UserId });
            request.HasOne<GroupRow>().WithMany().HasForeignKey(r => r.GroupId);
            request.HasOne<ChatUser>().WithMany().HasForeignKey(r => r.UserId);
        });
        builder.Entity<GroupInviteRow>(invite =>
        {
            invite.HasKey(i => i.TokenHash);
            invite.HasOne<GroupRow>().WithMany().HasForeignKey(i => i.GroupId);
        });
        builder.Entity<ContactRow>().HasKey(c => new { c.OwnerId, c.FriendId });
        builder.Entity<ContactRow>().HasIndex(c => c.FriendId);
        builder.Entity<RequestRow>().HasKey(r => new { r.ToId, r.FromId });
        builder.Entity<BlockRow>(block =>
        {
            block.HasKey(b => new { b.OwnerId, b.PersonId });
            block.HasIndex(b => b.PersonId);
        });
        builder.Entity<MessageRow>(message =>
        {
            message.HasIndex(m => new { m.ConversationId, m.Seq }).IsUnique();
            message.HasIndex(m => new { m.SenderId, m.ClientId }).IsUnique().HasFilter("\"ClientId\" IS NOT NULL");
            message.HasOne<ConversationRow>().WithMany().HasForeignKey(m => m.ConversationId);
        });
        builder.Entity<AttachmentRow>(attachment =>
        {
            attachment.HasKey(a => a.Name);
            attachment.HasIndex(a => a.OwnerId);
        });
    }
}
