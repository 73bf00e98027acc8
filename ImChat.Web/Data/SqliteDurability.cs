using System.Data;
using System.Data.Common;
using System.Globalization;
using ImChat.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImChat.Web.Data;

/// <summary>Every connection writes ahead and flushes at each commit: what was acknowledged survives a power cut.</summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    /// <summary>How long a writer waits for another one. The database's own waiting is finer than the provider's, which sleeps 150 ms at a time.</summary>
    public const int BusySeconds = 5;

    /// <summary>Before this version the write-ahead log could be damaged when it was reset.</summary>
    private static readonly Version OldestSound = new(3, 51, 3);

    private static readonly string Pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout={BusySeconds * 1000}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=8000;");

    /// <summary>Refuses to start on a database that would not keep what was acknowledged.</summary>
    public static async Task AssertAsync(DbConnection connection)
    {
        if (connection.State != ConnectionState.Open)
            await connection.OpenAsync();
        Apply(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version(), (SELECT journal_mode FROM pragma_journal_mode), (SELECT synchronous FROM pragma_synchronous)";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (version, journal, synchronous) = (Version.Parse(reader.GetString(0)), reader.GetString(1), reader.GetInt64(2));
        if (version < OldestSound)
            throw new SettingException("Database:Provider", $"SQLite {version} can damage its log; {OldestSound} or newer is needed.");
        if (journal != "wal" || synchronous < 2)
            throw new SettingException("ImChat:DataDirectory", $"the database there cannot write ahead and flush (journal {journal}, synchronous {synchronous}); it needs a local disk.");
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        // EF looks whether there is a database with a connection that may not change it.
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
