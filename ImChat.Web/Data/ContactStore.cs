using ImChat.Domain.Contacts;
using ImChat.Domain.Messages;
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

    public async Task<IReadOnlyList<Friend>> FriendsAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await ReadAsync(db, db.Contacts.Where(c => c.OwnerId == owner.Value), cancellation);
    }

    public async Task<Friend?> FriendAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return (await ReadAsync(db, Row(db, owner, friend), cancellation)).SingleOrDefault();
    }

    public async Task<ILookup<UserId, UserId>> WatchersAsync(IReadOnlyCollection<UserId> people, CancellationToken cancellation)
    {
        var numbers = people.Select(person => person.Value).ToList();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await Mutual(db, db.Contacts.Where(c => numbers.Contains(c.OwnerId)))
            .Where(c => !db.Blocks.Any(b => (b.OwnerId == c.OwnerId && b.PersonId == c.FriendId) || (b.OwnerId == c.FriendId && b.PersonId == c.OwnerId)))
            .Where(c => !db.Users.Any(u => (u.Id == c.OwnerId || u.Id == c.FriendId) && u.HidesPresence))
            .Select(c => new { c.OwnerId, c.FriendId }).ToListAsync(cancellation);
        return rows.ToLookup(row => new UserId(row.OwnerId), row => new UserId(row.FriendId));
    }

    public async Task<IReadOnlyList<UserId>> MutualAsync(UserId person, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await Mutual(db, db.Contacts.Where(c => c.OwnerId == person.Value)).Select(c => new UserId(c.FriendId)).ToListAsync(cancellation);
    }

    public async Task<Standing?> StandingAsync(UserId actor, UserId other, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return (await db.StandingOf(actor, other.Value).AsNoTracking().SingleOrDefaultAsync(cancellation))?.AsStanding(actor);
    }

    public async Task<bool> AddAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using (var transaction = await db.BeginTurnAsync(cancellation, owner, friend))
        {
            var isNew = await KeepAsync(db, owner, friend, now, cancellation);
            isNew |= await KeepAsync(db, friend, owner, now, cancellation);
            if (!isNew)
                return false;
            await db.Requests.Where(r => (r.FromId == owner.Value && r.ToId == friend.Value) || (r.FromId == friend.Value && r.ToId == owner.Value)).ExecuteDeleteAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            await db.Conversations.Of(owner, Peer.Of(friend)).ReviseAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await PairConversation.OpenAsync(db, owner, friend.Value, now, cancellation);
        await ShowAsync(db, owner, friend, cancellation);
        return true;
    }

    public async Task<bool> RemoveAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, owner, friend);
        var wasKept = await Row(db, owner, friend).ExecuteDeleteAsync(cancellation) > 0;
        await db.Conversations.Of(owner, Peer.Of(friend)).ReviseAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wasKept;
    }

    public async Task<bool> ChangeAsync(UserId owner, UserId friend, FriendChange change, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (await Row(db, owner, friend).SingleOrDefaultAsync(cancellation) is not { } row)
            return false;
        row.Remark = change.Remark?.Trim() ?? row.Remark;
        row.Tags = change.Tags is { } tags ? string.Join(',', FriendChange.Split(tags)) : row.Tags;
        row.IsStarred = change.IsStarred ?? row.IsStarred;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static IQueryable<ContactRow> Row(ChatDb db, UserId owner, UserId friend) => db.Contacts.Where(c => c.OwnerId == owner.Value && c.FriendId == friend.Value);

    private static IQueryable<ContactRow> Mutual(ChatDb db, IQueryable<ContactRow> contacts) =>
        contacts.Where(c => db.Contacts.Any(back => back.OwnerId == c.FriendId && back.FriendId == c.OwnerId));

    private static async Task<bool> KeepAsync(ChatDb db, UserId owner, UserId friend, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Row(db, owner, friend).AnyAsync(cancellation))
            return false;
        db.Contacts.Add(new ContactRow { OwnerId = owner.Value, FriendId = friend.Value, CreatedAt = now });
        return true;
    }

    /// <summary>A new friend is in the list, also where they wrote before and nobody was to see it.</summary>
    private static Task<int> ShowAsync(ChatDb db, UserId owner, UserId friend, CancellationToken cancellation)
    {
        var conversation = db.Conversations.Of(owner, Peer.Of(friend)).Select(c => c.Id);
        return db.Participants.Where(p => conversation.Contains(p.ConversationId) && p.HiddenSeq != null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.HiddenSeq, (long?)null), cancellation);
    }

    private static async Task<List<Friend>> ReadAsync(ChatDb db, IQueryable<ContactRow> contacts, CancellationToken cancellation)
    {
        var rows = await contacts.Join(db.Users, c => c.FriendId, u => u.Id, (contact, user) => new
        {
            contact,
            user,
            IsBlocked = db.Blocks.Any(b => b.OwnerId == contact.OwnerId && b.PersonId == contact.FriendId),
        }).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => new Friend(row.user.AsPerson(), row.contact.Remark, FriendChange.Split(row.contact.Tags), row.contact.IsStarred, row.IsBlocked));
    }
}
