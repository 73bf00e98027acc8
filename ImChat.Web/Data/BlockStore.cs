using ImChat.Domain.Contacts;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class BlockStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IBlockStore
{
    public async Task<bool> ChangeAsync(UserId owner, UserId person, bool blocks, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, owner, person);
        var block = db.Blocks.Where(b => b.OwnerId == owner.Value && b.PersonId == person.Value);
        await db.Conversations.Of(owner, Peer.Of(person)).ReviseAsync(cancellation);
        if (!blocks)
        {
            var wasBlocked = await block.ExecuteDeleteAsync(cancellation) > 0;
            await transaction.CommitAsync(cancellation);
            return wasBlocked;
        }
        if (await block.AnyAsync(cancellation) || !await db.Users.AnyAsync(u => u.Id == person.Value, cancellation))
            return false;
        var (mine, theirs) = (await PlaceAsync(db, owner, person, cancellation), await PlaceAsync(db, person, owner, cancellation));
        db.Blocks.Add(new BlockRow
        {
            OwnerId = owner.Value,
            PersonId = person.Value,
            CreatedAt = clock.GetUtcNow(),
            OwnerHad = Math.Max(mine.HadSeq, mine.ReadSeq),
            OwnerRead = mine.ReadSeq,
            PersonHad = Math.Max(theirs.HadSeq, theirs.ReadSeq),
            PersonRead = theirs.ReadSeq,
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<IReadOnlyList<Person>> OfAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Blocks.Where(b => b.OwnerId == owner.Value).OrderByDescending(b => b.CreatedAt)
            .Join(db.Users, b => b.PersonId, u => u.Id, (_, u) => u).Select(PersonStore.AsPerson).ToListAsync(cancellation);
    }

    public async Task<bool> IsBlockedAsync(UserId owner, UserId person, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Blocks.AnyAsync(b => b.OwnerId == owner.Value && b.PersonId == person.Value, cancellation);
    }

    public async Task ReportAsync(UserId reporter, UserId person, string text, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        db.Reports.Add(new ReportRow { ReporterId = reporter.Value, PersonId = person.Value, Text = text, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<ParticipantRow> PlaceAsync(ChatDb db, UserId person, UserId other, CancellationToken cancellation) =>
        await db.PlaceOf(person, Peer.Of(other)).AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new ParticipantRow();
}
