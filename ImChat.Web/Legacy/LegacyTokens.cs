using System.Security.Cryptography;
using System.Text;
using ImChat.Domain.People;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Legacy;

/// <summary>
/// The secrets old clients hold: one token a person in addresses, replaced at each of their logins, and one a sign-in in a cookie.
/// Only their SHA-256 is stored.
/// </summary>
internal sealed class LegacyTokens(IDbContextFactory<ChatDb> factory, TimeProvider clock)
{
    /// <summary>A cookie's session ends after this long, whatever happens.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(7);

    private const int TokenBytes = 16;
    private const int SessionsPerPerson = 20;

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
    public async Task<string> OpenSessionAsync(UserId person, CancellationToken cancellation)
    {
        var token = NewToken();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var kept = await db.LegacySessions.Where(s => s.UserId == person.Value).OrderByDescending(s => s.Id).Select(s => s.Id)
            .Skip(SessionsPerPerson - 1).FirstOrDefaultAsync(cancellation);
        await db.LegacySessions.Where(s => s.UserId == person.Value && s.Id <= kept).ExecuteDeleteAsync(cancellation);
        db.LegacySessions.Add(new LegacySessionRow { UserId = person.Value, TokenHash = Hash(token), CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Whose address token this is, or null.</summary>
    public async Task<UserId?> FindByQueryTokenAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var hash = Hash(token);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var id = await db.Users.Where(u => u.QueryTokenHash == hash).Select(u => (long?)u.Id).SingleOrDefaultAsync(cancellation);
        return id is { } number ? new UserId(number) : null;
    }

    /// <summary>Whose cookie session this is, or null when there is none or it is over.</summary>
    public async Task<UserId?> FindBySessionAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var hash = Hash(token);
        var since = clock.GetUtcNow() - SessionLifetime;
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var id = await db.LegacySessions.Where(s => s.TokenHash == hash && s.CreatedAt > since).Select(s => (long?)s.UserId).SingleOrDefaultAsync(cancellation);
        return id is { } number ? new UserId(number) : null;
    }

    /// <summary>Ends a cookie's session and the address token of its owner.</summary>
    public async Task RevokeAsync(UserId person, string? session, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await db.Users.Where(u => u.Id == person.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.QueryTokenHash, (byte[]?)null), cancellation);
        if (string.IsNullOrEmpty(session))
            return;
        var hash = Hash(session);
        await db.LegacySessions.Where(s => s.UserId == person.Value && s.TokenHash == hash).ExecuteDeleteAsync(cancellation);
    }

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The token as it is, in its letter case: another case is another token.</summary>
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
