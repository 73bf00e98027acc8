using ImChat.Web.Accounts;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImChat.Web.Data;

/// <summary>Everything in a PostgreSQL database, which several nodes share. Who changes what belongs to somebody holds their row meanwhile.</summary>
internal sealed class PostgresChatDb(DbContextOptions<PostgresChatDb> options) : ChatDb(options), IDataProtectionKeyContext
{
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
        return new CommitMark(db => WasCommittedAsync(db, number));
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

    private static async Task<bool> WasCommittedAsync(ChatDb db, string number)
    {
        while (true)
        {
            // A server that took over and never heard of it has not committed it.
            var status = (await db.Database.SqlQueryRaw<string>(
                "SELECT CASE WHEN {0}::xid8 < pg_snapshot_xmax(pg_current_snapshot()) THEN coalesce(pg_xact_status({0}::xid8), 'committed') ELSE 'aborted' END AS \"Value\"", number).ToListAsync())[0];
            if (status != "in progress")
                return status == "committed";
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
