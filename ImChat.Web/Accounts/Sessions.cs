using ImChat.Domain.People;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Accounts;

/// <summary>A person's sign-ins: opened, looked at, ended. Ending one ends within moments whatever was opened with it, on every node.</summary>
internal sealed class Sessions(IDbContextFactory<ChatDb> factory, RevocationWatch watch, TimeProvider clock)
{
    private const int MostChars = 200;

    /// <summary>In browsers, and as many again of old clients.</summary>
    private const int PerPerson = 20;

    /// <summary>How exactly it is known when a sign-in was last used; each look would be a write otherwise.</summary>
    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(5);

    /// <summary>A new sign-in, of an old client when it has a token. The oldest of very many gives way.</summary>
    public async Task<SessionId> OpenAsync(UserId person, HttpContext context, byte[]? tokenHash = null)
    {
        var now = clock.GetUtcNow();
        var row = new SessionRow
        {
            UserId = person.Value,
            TokenHash = tokenHash,
            CreatedAt = now,
            SeenAt = now,
            Agent = Cut(context.Request.Headers.UserAgent.ToString()),
            Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };
        await using var db = await factory.CreateDbContextAsync(context.RequestAborted);
        var isOld = tokenHash is not null;
        var surplus = await db.Sessions.Where(s => s.UserId == person.Value && (s.TokenHash != null) == isOld)
            .OrderByDescending(s => s.Id).Select(s => s.Id).Skip(PerPerson - 1).FirstOrDefaultAsync(context.RequestAborted);
        await db.Sessions.Where(s => s.UserId == person.Value && (s.TokenHash != null) == isOld && s.Id <= surplus).ExecuteDeleteAsync(context.RequestAborted);
        db.Sessions.Add(row);
        await db.SaveChangesAsync(context.RequestAborted);
        return new SessionId(row.Id);
    }

    /// <summary>Whether this sign-in still counts and its account may be used; notes that it was.</summary>
    public async Task<bool> IsOpenAsync(UserId person, SessionId session, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var seenAt = await db.Sessions.Where(s => s.Id == session.Value && s.UserId == person.Value && db.Users.Any(u => u.Id == s.UserId && !u.IsDisabled))
            .Select(s => (DateTimeOffset?)s.SeenAt).SingleOrDefaultAsync(cancellation);
        if (seenAt is not { } seen)
            return false;
        if (clock.GetUtcNow() - seen > SeenWithin)
            await NoteAsync(db, session, cancellation);
        return true;
    }

    /// <summary>All of a person's, the one used last first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfAsync(UserId person, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Sessions.Where(s => s.UserId == person.Value).OrderByDescending(s => s.SeenAt).AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>Ends one.</summary>
    public Task EndAsync(UserId person, SessionId session, CancellationToken cancellation) => EndAsync(person, session, null, cancellation);

    /// <summary>Ends all, or all but one; the address token of old clients with them.</summary>
    public Task EndAllAsync(UserId person, SessionId? except, CancellationToken cancellation) => EndAsync(person, null, except, cancellation);

    /// <summary>Ends what old clients have: their cookies, and the token in their addresses.</summary>
    public async Task EndOldClientsAsync(UserId person, CancellationToken cancellation)
    {
        var sessions = await OfAsync(person, cancellation);
        foreach (var session in sessions.Where(s => s.TokenHash is not null).Select(s => new SessionId(s.Id)).Append(SessionId.AddressToken))
            await EndAsync(person, session, cancellation);
    }

    private async Task NoteAsync(ChatDb db, SessionId session, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            await db.Sessions.Where(s => s.Id == session.Value).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellation);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            // A full disk keeps nobody out who is in already.
        }
    }

    private async Task EndAsync(UserId person, SessionId? only, SessionId? except, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, person);
        var mine = db.Sessions.Where(s => s.UserId == person.Value);
        var revocation = new Revocation(person, new SessionId(await mine.MaxAsync(s => (long?)s.Id, cancellation) ?? 0), only, except);
        var (onlyNumber, exceptNumber) = (only?.Value, except?.Value);
        await mine.Where(s => (onlyNumber == null || s.Id == onlyNumber) && s.Id != (exceptNumber ?? 0)).ExecuteDeleteAsync(cancellation);
        if (revocation.Ends(person, SessionId.AddressToken))
            await db.Users.Where(u => u.Id == person.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.QueryTokenHash, (byte[]?)null), cancellation);
        var row = RevocationRow.Of(revocation, clock.GetUtcNow());
        db.Revocations.Add(row);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        watch.Take(row);
    }

    private static string Cut(string text) => text.Length <= MostChars ? text : text[..MostChars];
}
