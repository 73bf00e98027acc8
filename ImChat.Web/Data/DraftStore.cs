using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class DraftStore(IDbContextFactory<ChatDb> factory) : IDraftStore
{
    private const int DraftsPerPerson = 100;

    public async Task<IReadOnlyList<Draft>> OfAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Drafts.Where(d => d.UserId == owner.Value).OrderByDescending(d => d.At).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => new Draft(owner, new Peer(row.ToKind, row.ToNumber), row.Text, row.At, DeviceId.Parse(row.DeviceId)));
    }

    public async Task<IReadOnlyList<Draft>> KeepAsync(IReadOnlyCollection<Draft> drafts, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, drafts.Select(draft => draft.Owner));
        var kept = new List<Draft>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (await KeepAsync(db, draft, cancellation))
                kept.Add(draft);
        }
        await db.SaveChangesAsync(cancellation);
        foreach (var owner in kept.Select(draft => draft.Owner.Value).Distinct())
            await ForgetOldestAsync(db, owner, cancellation);
        await transaction.CommitAsync(cancellation);
        return kept;
    }

    private static async Task<bool> KeepAsync(ChatDb db, Draft draft, CancellationToken cancellation)
    {
        var row = await db.Drafts.FindAsync([draft.Owner.Value, draft.To.Kind, draft.To.Number], cancellation);
        if (row is not null && row.At >= draft.At)
            return false;
        if (row is null)
            db.Drafts.Add(row = new DraftRow { UserId = draft.Owner.Value, ToKind = draft.To.Kind, ToNumber = draft.To.Number });
        (row.Text, row.At, row.DeviceId) = (draft.Text, draft.At, draft.Device?.Value);
        return true;
    }

    private static async Task ForgetOldestAsync(ChatDb db, long owner, CancellationToken cancellation)
    {
        var old = await db.Drafts.Where(d => d.UserId == owner).OrderByDescending(d => d.At).Skip(DraftsPerPerson).ToListAsync(cancellation);
        if (old.Count == 0)
            return;
        db.Drafts.RemoveRange(old);
        await db.SaveChangesAsync(cancellation);
    }
}
