using System.Xml.Linq;
using ImChat.Web.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace ImChat.Web.Moving;

/// <summary>Every row of a SQLite database into an empty PostgreSQL one, in one transaction.</summary>
internal sealed class DatabaseCopy(SqliteSource source, PostgresChatDb target)
{
    /// <summary>Years of messages take their time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How many rows came; null when there was somebody here already.</summary>
    /// <param name="keys">The folder of the keys that signed cookies: with them, people stay signed in.</param>
    public async Task<ulong?> RunAsync(string keys)
    {
        target.Database.SetCommandTimeout(Longest);
        await using var transaction = await target.Database.BeginTransactionAsync();
        // Nobody registers meanwhile, and nobody else takes in anything.
        await target.Database.ExecuteSqlRawAsync("""LOCK TABLE "AspNetUsers" IN ACCESS EXCLUSIVE MODE""");
        if (await target.Users.AnyAsync())
            return null;
        var rows = 0UL;
        var tables = target.Model.GetRelationalModel();
        foreach (var table in ParentsFirst(source.Db.Model.GetRelationalModel().Tables))
            rows += await CopyAsync(table, tables.FindTable(table.Name, table.Schema)!);
        await CountOnAsync();
        await AddKeysAsync(keys);
        await transaction.CommitAsync();
        return rows;
    }

    /// <summary>What rows refer to is there before them.</summary>
    private static IEnumerable<ITable> ParentsFirst(IEnumerable<ITable> tables)
    {
        var left = tables.ToList();
        while (left.Count > 0)
        {
            var next = left.First(table => !table.ForeignKeyConstraints.Any(key => key.PrincipalTable != table && left.Contains(key.PrincipalTable)));
            left.Remove(next);
            yield return next;
        }
    }

    private async Task<ulong> CopyAsync(ITable from, ITable to)
    {
        var columns = from.Columns.Select(column => to.FindColumn(column.Name)!).ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var select = source.Connection.CreateCommand();
        select.CommandText = $"SELECT {names} FROM \"{from.Name}\"";
        await using var reader = await select.ExecuteReaderAsync();
        await using var rows = await ((NpgsqlConnection)target.Database.GetDbConnection()).BeginBinaryImportAsync($"COPY \"{to.Name}\" ({names}) FROM STDIN (FORMAT BINARY)");
        rows.Timeout = Longest;
        while (await reader.ReadAsync())
        {
            await rows.StartRowAsync();
            for (var i = 0; i < columns.Count; i++)
                await WriteAsync(rows, reader.GetValue(i), columns[i].StoreType);
        }
        return await rows.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter rows, object value, string type) => (value, type) switch
    {
        (DBNull, _) => rows.WriteNullAsync(),
        (long number, "boolean") => rows.WriteAsync(number != 0),
        (long number, "integer") => rows.WriteAsync(checked((int)number)),
        (string text, "jsonb") => rows.WriteAsync(text, NpgsqlDbType.Jsonb),
        (string text, _) => rows.WriteAsync(StorableText.Of(text)),
        _ => rows.WriteAsync(value),
    };

    /// <summary>Nobody new gets a number that somebody had.</summary>
    private async Task CountOnAsync()
    {
        var counted = target.Model.GetRelationalModel().Tables.Select(table => table.Name).ToHashSet();
        await using var select = source.Connection.CreateCommand();
        select.CommandText = "SELECT name, seq FROM sqlite_sequence WHERE seq > 0";
        await using var reader = await select.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (counted.Contains(reader.GetString(0)))
                await target.Database.ExecuteSqlAsync($"SELECT setval(pg_get_serial_sequence(quote_ident({reader.GetString(0)}), 'Id'), {reader.GetInt64(1)})");
        }
    }

    private async Task AddKeysAsync(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
            target.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = Path.GetFileNameWithoutExtension(file), Xml = XElement.Load(file).ToString(SaveOptions.DisableFormatting) });
        await target.SaveChangesAsync();
    }
}
