using ImChat.Domain.Contacts;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class ContactStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IContactStore
{
    public async Task<IReadOnlyList<Person>> OfAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Contacts.Where(c => c.OwnerId == owner.Value)
            .Join(db.Users, c => c.FriendId, u => u.Id, (_, u) => u)
            .OrderBy(u => u.Id).Select(PersonStore.AsPerson).ToListAsync(cancellation);
    }

    public async Task<ILookup<UserId, UserId>> OfManyAsync(IReadOnlyCollection<UserId> owners, CancellationToken cancellation)
    {
        var numbers = owners.Select(owner => owner.Value).ToList();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Contacts.Where(c => numbers.Contains(c.OwnerId)).Select(c => new { c.OwnerId, c.FriendId }).ToListAsync(cancellation);
        return rows.ToLookup(row => new UserId(row.OwnerId), row => new UserId(row.FriendId));
    }

    public async Task<bool> AddAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            if (await db.Contacts.AnyAsync(c => c.OwnerId == owner.Value && c.FriendId == friend.Value, cancellation))
                return false;
            db.Contacts.Add(new ContactRow { OwnerId = owner.Value, FriendId = friend.Value, CreatedAt = now });
            db.Contacts.Add(new ContactRow { OwnerId = friend.Value, FriendId = owner.Value, CreatedAt = now });
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await PairConversation.OpenAsync(db, owner, friend.Value, now, cancellation);
        return true;
    }
}
