using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static SQLitePCL.raw;

namespace ImChat.Web.Data;

/// <summary>What a failure of the database means for what was to be stored.</summary>
internal static class StorageFault
{
    /// <summary>Nothing was stored and it may work later: full, locked, out of what it needs, or not to be reached.</summary>
    public static bool IsUnavailable(Exception error) => CauseOf(error) switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_NOMEM or SQLITE_CANTOPEN or SQLITE_READONLY,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The connection to a server broke, none can be had, or one of two that waited for each other had to give way: the same may succeed at once.</summary>
    public static bool IsPassing(Exception error) =>
        CauseOf(error) is NpgsqlException { SqlState: not (PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction) } && IsUnavailable(error);

    /// <summary>The server ended this connection, or does not take any yet, or the transaction had to give way: nothing was done.</summary>
    public static bool IsNotBegun(Exception error) => CauseOf(error) is PostgresException
    {
        SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    /// <summary>The disk failed: what is stored and what is not is not known. A server of databases looks after its disk itself.</summary>
    public static bool IsBroken(Exception error) => CauseOf(error) is SqliteException { SqliteErrorCode: SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_NOTADB };

    /// <summary>The database is well; it does not take this row, or the row's conversation is no longer there.</summary>
    public static bool IsOfTheRow(Exception error) =>
        !IsUnavailable(error) && !IsBroken(error) && error is SqliteException or NpgsqlException or DbUpdateException or InvalidOperationException;

    private static Exception CauseOf(Exception error) => error is DbUpdateException { InnerException: { } inner } ? inner : error;
}
