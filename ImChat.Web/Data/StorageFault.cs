using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace ImChat.Web.Data;

/// <summary>What a failure of the database means for what was to be stored.</summary>
internal static class StorageFault
{
    /// <summary>Nothing was stored and it may work later: full, locked, or out of what it needs.</summary>
    public static bool IsUnavailable(Exception error) =>
        CodeOf(error) is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_NOMEM or SQLITE_CANTOPEN or SQLITE_READONLY;

    /// <summary>The disk failed: what is stored and what is not is not known.</summary>
    public static bool IsBroken(Exception error) => CodeOf(error) is SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_NOTADB;

    /// <summary>The database is well; it does not take this row, or the row's conversation is no longer there.</summary>
    public static bool IsOfTheRow(Exception error) =>
        !IsUnavailable(error) && !IsBroken(error) && error is SqliteException or DbUpdateException or InvalidOperationException;

    private static int? CodeOf(Exception? error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode,
        DbUpdateException update => CodeOf(update.InnerException),
        _ => null,
    };
}
