using System.Security.Cryptography;
using System.Text;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Legacy;

/// <summary>
/// The secrets old clients hold: one token a person in addresses, replaced at each of their logins, and one a sign-in in a cookie.
/// Only their SHA-256 is stored.
/// </summary>
internal sealed class LegacyTokens(IDbContextFactory<ChatDb> factory, Sessions sessions, TimeProvider clock)
{
    /// <summary>A cookie's session ends after this long, whatever happens.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(7);

    private const int TokenBytes = 16;

    private readonly Func<ChatDb, byte[], CancellationToken, Task<long?>> byQueryToken = EF.CompileAsyncQuery(
        (ChatDb db, byte[] hash, CancellationToken _) => db.Users.Where(u => u.QueryTokenHash == hash && !u.IsDisabled).Select(u => (long?)u.Id).SingleOrDefault());

    /// <summary>A new token for addresses; the one before stops working for new connections.</summary>
    public async Task<string> ReplaceQueryTokenAsync(UserId person, CancellationToken cancellation)
    {
        var token = NewToken();
        var hash = Hash(token);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await db.Users.Where(u => u.Id == person.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.QueryTokenHash, hash), cancellation);
        return token;
    }

    /// <summary>A new session for a cookie; the oldest of very many gives way.</summary>
    public async Task<string> OpenSessionAsync(UserId person, HttpContext context)
    {
        var token = NewToken();
        await sessions.OpenAsync(person, context, Hash(token));
        return token;
    }

    /// <summary>Whose address token this is, or null.</summary>
    public async Task<UserId?> FindByQueryTokenAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await byQueryToken(db, Hash(token), cancellation) is { } number ? new UserId(number) : null;
    }

    /// <summary>Whose cookie session this is, or null when there is none or it is over.</summary>
    public async Task<UserId?> FindBySessionAsync(string? token, CancellationToken cancellation) => (await FindSessionAsync(token, cancellation))?.Person;

    /// <summary>The same, and which session it is.</summary>
    public async Task<SessionProof?> FindSessionAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var hash = Hash(token);
        var since = clock.GetUtcNow() - SessionLifetime;
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var found = await db.Sessions.Where(s => s.TokenHash == hash && s.CreatedAt > since).Select(s => new { s.Id, s.UserId }).SingleOrDefaultAsync(cancellation);
        return found is not null && await sessions.IsOpenAsync(new UserId(found.UserId), new SessionId(found.Id), cancellation)
            ? new SessionProof(new UserId(found.UserId), new SessionId(found.Id))
            : null;
    }

    /// <summary>Ends the address token of this person and, where it is theirs, a cookie's session; what was opened with them ends.</summary>
    public async Task RevokeAsync(UserId person, string? session, CancellationToken cancellation)
    {
        await sessions.EndAsync(person, SessionId.AddressToken, cancellation);
        if (await FindSessionAsync(session, cancellation) is { } proof && proof.Person == person)
            await sessions.EndAsync(person, proof.Session, cancellation);
    }

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The token as it is, in its letter case: another case is another token.</summary>
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>Who somebody is, and by which of their sign-ins.</summary>
internal readonly record struct SessionProof(UserId Person, SessionId Session);
