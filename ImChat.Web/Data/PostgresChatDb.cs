using ImChat.Web.Accounts;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImChat.Web.Data;

/// <summary>Everything in a PostgreSQL database, which several nodes share. Who changes what belongs to somebody holds their row meanwhile.</summary>
internal sealed class PostgresChatDb(DbContextOptions<PostgresChatDb> options) : ChatDb(options), IDataProtectionKeyContext
{
    /// <summary>Ten seconds of looking.</summary>
    private const int MostLooks = 200;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>What signs cookies and the state of pages, on every node.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override async Task CheckAsync()
    {
        try
        {
            await Database.OpenConnectionAsync();
            await Database.CloseConnectionAsync();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // It will be made.
        }
        catch (NpgsqlException error)
        {
            throw new SettingException(DatabaseFeature.Connection, $"PostgreSQL cannot be used: {error.Message}");
        }
    }

    public override async Task<IAppendStatements> OpenAppendAsync()
    {
        await Database.OpenConnectionAsync();
        return new PostgresAppend((NpgsqlConnection)Database.GetDbConnection());
    }

    public override async Task<CommitMark?> MarkAsync()
    {
        var number = (await Database.SqlQueryRaw<string>("SELECT pg_current_xact_id()::text AS \"Value\"").ToListAsync())[0];
        return new CommitMark(db => HasEndedAsync(db, number));
    }

    public override Task HoldPlacesAsync(long[] conversations, long[] people, CancellationToken cancellation) =>
        Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM "Participants" WHERE "ConversationId" = ANY({conversations}) AND "UserId" = ANY({people})
            ORDER BY "ConversationId", "UserId" FOR NO KEY UPDATE
            """,
            cancellation);

    protected override async Task HoldAsync(long[] people, long? group, CancellationToken cancellation)
    {
        if (people.Length > 0)
            await Database.ExecuteSqlAsync($"""SELECT 1 FROM "AspNetUsers" WHERE "Id" = ANY({people}) ORDER BY "Id" FOR NO KEY UPDATE""", cancellation);
        // Its messages are numbered in this row: whoever stores one waits, and then sees who is in it.
        if (group is { } number)
            await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Conversations" WHERE "GroupId" = {number} FOR NO KEY UPDATE""", cancellation);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChatUser>().Property(u => u.Id).HasIdentityOptions(startValue: FirstNumber);
        builder.Entity<GroupRow>().Property(g => g.Id).HasIdentityOptions(startValue: FirstNumber);
    }

    /// <summary>A transaction holds its own number until what it wrote is there for all to see, or is not. A server that took over from another has none of the other's.</summary>
    private static async Task HasEndedAsync(ChatDb db, string number)
    {
        const string IsUnderWay = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND transactionid = {0}::xid8::xid) AS \"Value\"";
        for (var looks = 0; await db.Database.SqlQueryRaw<bool>(IsUnderWay, number).SingleAsync(); looks++)
        {
            if (looks == MostLooks)
                throw new TimeoutException("The database has not ended a transaction in time.");
            await Task.Delay(BetweenLooks);
        }
    }
}
