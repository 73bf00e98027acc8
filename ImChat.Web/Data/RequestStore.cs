using ImChat.Domain.Contacts;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class RequestStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IRequestStore
{
    /// <summary>More than anybody answers; the oldest are not shown until newer ones are.</summary>
    private const int MostShown = 200;

    public async Task AskAsync(UserId from, UserId to, string greeting, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (now, asks, asked) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), from.Value, to.Value);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Requests" ("FromId", "ToId", "Greeting", "At") VALUES ({asks}, {asked}, {greeting}, {now})
            ON CONFLICT ("ToId", "FromId") DO UPDATE SET "Greeting" = excluded."Greeting", "At" = excluded."At"
            """,
            cancellation);
    }

    public async Task<IReadOnlyList<FriendRequest>> OfAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await Waiting(db, owner).OrderByDescending(r => r.At).Take(MostShown)
            .Join(db.Users, r => r.FromId, u => u.Id, (request, user) => new { request, user }).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => new FriendRequest(row.user.AsPerson(), row.request.Greeting, row.request.At));
    }

    public async Task<int> CountAsync(UserId owner, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await Waiting(db, owner).OrderBy(r => r.FromId).Take(MostShown).CountAsync(cancellation);
    }

    public async Task<bool> RemoveAsync(UserId from, UserId to, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Requests.Where(r => r.FromId == from.Value && r.ToId == to.Value).ExecuteDeleteAsync(cancellation) > 0;
    }

    private static IQueryable<RequestRow> Waiting(ChatDb db, UserId owner) =>
        db.Requests.Where(r => r.ToId == owner.Value && !db.Blocks.Any(b => b.OwnerId == owner.Value && b.PersonId == r.FromId));
}
