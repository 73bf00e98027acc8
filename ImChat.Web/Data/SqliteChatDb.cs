using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Everything in one SQLite file under the data directory. A transaction that may write has it to itself, whatever it writes.</summary>
internal sealed class SqliteChatDb(DbContextOptions<SqliteChatDb> options) : ChatDb(options)
{
    /// <summary>Each conversation's end lies on a page of its own; 64 MiB hold those of many.</summary>
    private const string Cache = "PRAGMA cache_size=-65536";

    public override Task CheckAsync() => SqliteDurability.AssertAsync(Database.GetDbConnection());

    public override async Task<IAppendStatements> OpenAppendAsync()
    {
        await Database.OpenConnectionAsync();
        await Database.ExecuteSqlRawAsync(Cache);
        return new SqliteAppend((SqliteConnection)Database.GetDbConnection());
    }

    public override Task<CommitMark?> MarkAsync() => Task.FromResult<CommitMark?>(null);

    public override Task HoldPlacesAsync(long[] conversations, long[] people, CancellationToken cancellation) => Task.CompletedTask;

    protected override Task HoldAsync(long[] people, long? group, CancellationToken cancellation) => Task.CompletedTask;
}
