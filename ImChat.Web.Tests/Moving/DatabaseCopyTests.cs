using System.Globalization;
using ImChat.Domain.People;
using ImChat.Web.Data;
using ImChat.Web.Moving;
using ImChat.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Moving;

/// <summary>Two rows in every table there is, each column with something in it or with nothing where it may be.</summary>
[OnPostgres]
public sealed class DatabaseCopyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-copy-");
    private readonly TestDatabase old = new(new SqliteTestEngine());
    private readonly TestDatabase database = new();
    private readonly ServiceProvider services;

    public DatabaseCopyTests() => services = database.AnotherNode();

    private string Old => Path.Combine(folder.FullName, "imchat.db");

    public void Dispose()
    {
        services.Dispose();
        old.Dispose();
        database.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task EveryTable_ComesWithAllItsColumns()
    {
        await using var target = (PostgresChatDb)await database.Factory.CreateDbContextAsync();
        var tables = target.Model.GetRelationalModel();
        List<ITable> filled = [.. (await old.QueryAsync(db => Task.FromResult(db.Model))).GetRelationalModel().Tables.Select(table => tables.FindTable(table.Name, null)!)];
        using var source = await FillAsync(filled);

        Assert.Equal(2UL * (ulong)filled.Count, await new DatabaseCopy(source, target).RunAsync(folder.FullName));

        Assert.True(filled.Count > 20);
        foreach (var table in filled)
            Assert.Equal(Row(table, 1).Concat(Row(table, 2)).Select(AsKept), await ReadAsync(target, table));
    }

    [Fact]
    public async Task NumbersGoOn_WhereTheyWere()
    {
        await using var target = (PostgresChatDb)await database.Factory.CreateDbContextAsync();
        await old.QueryAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE sqlite_sequence SET seq = 20000 WHERE name = 'AspNetUsers'"));
        using var source = await LockAsync();

        await new DatabaseCopy(source, target).RunAsync(folder.FullName);

        Assert.Equal(new UserId(20001), await database.PersonAsync());
    }

    [Fact]
    public async Task WhatIsNoDatabaseOfThisVersion_IsNotTakenIn()
    {
        Assert.Contains("There is no file", await RefusalAsync(database), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Old, "This is something else, and long enough to be looked at.");
        Assert.Contains("not a database", await RefusalAsync(database), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Old, []);
        Assert.Contains("not of this version", await RefusalAsync(database), StringComparison.Ordinal);
        Assert.StartsWith("Database:Provider: ", await RefusalAsync(old), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(TestDatabase into)
    {
        await using var db = await into.Factory.CreateDbContextAsync();
        var (text, exit) = await Import.RunAsync(services, db, Old);
        Assert.Equal(1, exit);
        return text;
    }

    private async Task<SqliteSource> FillAsync(List<ITable> tables)
    {
        await using (var db = await old.Factory.CreateDbContextAsync())
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
            foreach (var (table, number) in tables.SelectMany(table => new[] { (table, 1), (table, 2) }))
            {
                await using var insert = db.Database.GetDbConnection().CreateCommand();
                insert.CommandText = $"INSERT INTO \"{table.Name}\" ({Names(table)}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"@{at}"))})";
                insert.Parameters.AddRange(Row(table, number).Select((value, at) => new SqliteParameter($"@{at}", value)).ToArray());
                await insert.ExecuteNonQueryAsync();
            }
        }
        return await LockAsync();
    }

    private async Task<SqliteSource> LockAsync()
    {
        old.SaveTo(folder.FullName);
        var source = new SqliteSource(Old, services);
        Assert.Null(await source.LockAsync());
        return source;
    }

    private static string Names(ITable table) => string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>The first has something everywhere, the second only where it must. What refers to a row of the same number finds it.</summary>
    private static IEnumerable<object> Row(ITable table, int number) => table.Columns.Select(column => (column.StoreType, number) switch
    {
        _ when column.IsNullable && number == 2 => DBNull.Value,
        ("boolean", _) => number == 1,
        ("integer", _) => number,
        ("bigint", _) => (object)(long)number,
        ("bytea", _) => new byte[] { 0, 255, (byte)number },
        ("jsonb", _) => string.Create(CultureInfo.InvariantCulture, $$"""{"a": {{number}}}"""),
        _ => string.Create(CultureInfo.InvariantCulture, $"文字\0 '\"\\\t\n{number}"),
    });

    private static object AsKept(object value) => value is string text ? text.Replace("\0", "", StringComparison.Ordinal) : value;

    private static async Task<List<object>> ReadAsync(ChatDb db, ITable table)
    {
        await db.Database.OpenConnectionAsync();
        await using var select = db.Database.GetDbConnection().CreateCommand();
        select.CommandText = $"SELECT {Names(table)} FROM \"{table.Name}\" ORDER BY {string.Join(", ", table.PrimaryKey!.Columns.Select(column => $"\"{column.Name}\""))}";
        await using var reader = await select.ExecuteReaderAsync();
        List<object> values = [];
        while (await reader.ReadAsync())
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
        return values;
    }
}
