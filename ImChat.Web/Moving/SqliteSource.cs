using ImChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static SQLitePCL.raw;

namespace ImChat.Web.Moving;

/// <summary>A server's SQLite file that nobody else uses meanwhile.</summary>
internal sealed class SqliteSource : IDisposable
{
    private readonly string file;

    public SqliteSource(string file, IServiceProvider services)
    {
        this.file = file;
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        // The model asks the accounts which tables they need.
        Db = new SqliteChatDb(new DbContextOptionsBuilder<SqliteChatDb>()
            .UseSqlite(Connection)
            .UseApplicationServiceProvider(services)
            // What is wrong with it is said in one sentence.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug)))
            .Options);
    }

    public SqliteConnection Connection { get; }

    public SqliteChatDb Db { get; }

    /// <summary>Keeps everybody else away from it; or says why it is not to be read.</summary>
    public async Task<string?> LockAsync()
    {
        try
        {
            var applied = (await Db.Database.GetAppliedMigrationsAsync()).ToHashSet();
            if (!applied.SetEquals(Db.Database.GetMigrations()))
                return $"{file} is not of this version: start this version on it once, with Database:Provider=Sqlite, and stop it again.";
            await Connection.OpenAsync();
            await Db.Database.ExecuteSqlRawAsync("PRAGMA locking_mode=EXCLUSIVE");
            await Db.Database.ExecuteSqlRawAsync("BEGIN EXCLUSIVE");
            return null;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLITE_BUSY)
        {
            return $"{file} is in use: stop the server first.";
        }
    }

    public void Dispose()
    {
        Db.Dispose();
        Connection.Dispose();
    }
}
