using System.Linq.Expressions;
using System.Security.Cryptography;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class PersonStore(IDbContextFactory<ChatDb> factory, ILookupNormalizer normalizer) : IPersonStore
{
    /// <summary>An account as the rest of the program knows it, for queries.</summary>
    public static readonly Expression<Func<ChatUser, Person>> AsPerson =
        user => new Person(new UserId(user.Id), user.UserName!, user.Nickname, user.Avatar, user.Sex, user.Memo, user.CreatedAt);

    public async Task<Person?> FindAsync(UserId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Users.Where(u => u.Id == id.Value).Select(AsPerson).SingleOrDefaultAsync(cancellation);
    }

    public async Task<Person?> FindByMobileAsync(string mobile, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeName(MobileNumber.Clean(mobile));
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Users.Where(u => u.NormalizedUserName == name).Select(AsPerson).SingleOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<Person>> FindManyAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellation)
    {
        var numbers = ids.Select(id => id.Value).ToList();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Users.Where(u => numbers.Contains(u.Id)).Select(AsPerson).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Person>> FindAsSeenAsync(UserId viewer, IReadOnlyCollection<UserId> ids, CancellationToken cancellation)
    {
        var numbers = ids.Select(id => id.Value).ToList();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Users.Where(u => numbers.Contains(u.Id))
            .Select(u => new { User = u, Remark = db.Contacts.Where(c => c.OwnerId == viewer.Value && c.FriendId == u.Id).Select(c => c.Remark).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => row.Remark is { Length: > 0 } remark ? row.User.AsPerson() with { Nickname = remark } : row.User.AsPerson());
    }

    public async Task<Person?> FindByInviteAsync(string invite, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Users.Where(u => u.Invite == invite).Select(AsPerson).SingleOrDefaultAsync(cancellation);
    }

    public async Task<string?> InviteAsync(UserId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var fresh = NewInvite();
        // Two pages that ask at once get the same one.
        await db.Users.Where(u => u.Id == id.Value && u.Invite == null).ExecuteUpdateAsync(set => set.SetProperty(u => u.Invite, fresh), cancellation);
        return await db.Users.Where(u => u.Id == id.Value).Select(u => u.Invite).SingleOrDefaultAsync(cancellation);
    }

    public async Task<string?> RenewInviteAsync(UserId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var fresh = NewInvite();
        return await db.Users.Where(u => u.Id == id.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.Invite, fresh), cancellation) > 0 ? fresh : null;
    }

    public async Task<IReadOnlyList<UserId>> AcquaintancesAsync(UserId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var mine = db.Participants.Where(p => p.UserId == id.Value).Select(p => p.ConversationId);
        var people = await db.Participants.Where(p => mine.Contains(p.ConversationId) && p.UserId != id.Value).Select(p => p.UserId)
            .Union(db.Contacts.Where(c => c.FriendId == id.Value).Select(c => c.OwnerId)).ToListAsync(cancellation);
        return people.ConvertAll(person => new UserId(person));
    }

    public async Task<bool> AreAcquaintedAsync(UserId one, UserId other, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Contacts.AnyAsync(c => (c.OwnerId == one.Value && c.FriendId == other.Value) || (c.OwnerId == other.Value && c.FriendId == one.Value), cancellation)
            || await db.Participants.AnyAsync(mine => mine.UserId == one.Value && db.Participants.Any(p => p.ConversationId == mine.ConversationId && p.UserId == other.Value), cancellation);
    }

    public async Task<Person?> ChangeAsync(UserId id, ProfileChange change, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id.Value, cancellation) is not { } user)
            return null;
        user.Nickname = change.Nickname?.Trim() ?? user.Nickname;
        user.Avatar = change.Avatar ?? user.Avatar;
        user.Sex = change.Sex ?? user.Sex;
        user.Memo = change.Memo ?? user.Memo;
        await db.SaveChangesAsync(cancellation);
        return user.AsPerson();
    }

    public async Task<PersonalSettings> SettingsAsync(UserId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id.Value, cancellation))?.AsSettings() ?? new PersonalSettings();
    }

    public async Task ChangeSettingsAsync(UserId id, PersonalSettings settings, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, id);
        await db.Users.Where(u => u.Id == id.Value).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.HidesReading, !settings.SharesReading)
                .SetProperty(u => u.HidesPresence, !settings.SharesPresence)
                .SetProperty(u => u.OnlyFriendsWrite, settings.OnlyFriendsWrite)
                .SetProperty(u => u.AsksBeforeAdding, settings.AsksBeforeAdding)
                .SetProperty(u => u.HidesNumber, !settings.IsFoundByNumber)
                .SetProperty(u => u.HidesMobile, !settings.IsFoundByMobile),
            cancellation);
        // Who may write to them may have changed.
        var theirs = db.Participants.Where(p => p.UserId == id.Value).Select(p => p.ConversationId);
        await db.Conversations.Where(c => c.GroupId == null && theirs.Contains(c.Id)).ReviseAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>128 bits, and not to be taken for a number.</summary>
    private static string NewInvite() => $"i{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
}
