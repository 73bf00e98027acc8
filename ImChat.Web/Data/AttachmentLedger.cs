using ImChat.Domain.Attachments;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class AttachmentLedger(IDbContextFactory<ChatDb> factory) : IAttachmentLedger
{
    public async Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, attachment.Owner);
        var used = await db.Attachments.Where(a => a.OwnerId == attachment.Owner.Value).GroupBy(a => a.OwnerId)
            .Select(mine => new { Files = mine.Count(), Bytes = mine.Sum(a => a.Bytes) }).SingleOrDefaultAsync(cancellation);
        if ((used?.Bytes ?? 0) + attachment.Bytes > limits.QuotaPerPerson || used?.Files >= limits.FilesPerPerson)
            return false;
        db.Attachments.Add(new AttachmentRow
        {
            Name = attachment.Name.ToString(),
            OwnerId = attachment.Owner.Value,
            Bytes = attachment.Bytes,
            ContentType = attachment.ContentType,
            OriginalName = attachment.OriginalName,
            CreatedAt = attachment.CreatedAt,
            Width = attachment.Size.Width,
            Height = attachment.Size.Height,
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation)
    {
        var key = name.ToString();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Attachments.Where(a => a.Name == key)
            .Select(a => new Attachment(name, new UserId(a.OwnerId), a.Bytes, a.ContentType, a.OriginalName, a.CreatedAt, new PictureSize(a.Width, a.Height)))
            .SingleOrDefaultAsync(cancellation);
    }
}
