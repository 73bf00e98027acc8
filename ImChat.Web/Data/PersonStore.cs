using System.Linq.Expressions;
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
        return await db.Users.Where(u => u.Id == id.Value).Select(u => new PersonalSettings(!u.HidesReading)).SingleOrDefaultAsync(cancellation) ?? new PersonalSettings();
    }

    public async Task ChangeSettingsAsync(UserId id, PersonalSettings settings, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await db.Users.Where(u => u.Id == id.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.HidesReading, !settings.SharesReading), cancellation);
    }
}
