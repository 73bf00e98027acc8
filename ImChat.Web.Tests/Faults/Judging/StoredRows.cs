using System.Data.Common;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>The database as it lies there, read past the program.</summary>
internal sealed class StoredRows : IDisposable
{
    private readonly DbConnection connection;

    private StoredRows(DbConnection connection)
    {
        this.connection = connection;
        connection.Open();
    }

    /// <summary>A SQLite file.</summary>
    public static StoredRows In(string path) => new(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString));

    /// <summary>A database of PostgreSQL.</summary>
    public static StoredRows At(string connection) => new(new NpgsqlConnection($"{connection};Pooling=false"));

    public List<StoredMessage> Messages() => Read("""SELECT "ConversationId", "Seq", "Id", "SenderId", "ClientId", "Content" FROM "Messages" ORDER BY "ConversationId", "Seq" """, row =>
        new StoredMessage(
            new Place(new ConversationId(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2)),
            new UserId(row.GetInt64(3)),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5)));

    /// <summary>Which talk each conversation is.</summary>
    public Dictionary<ConversationId, string> Conversations() => Read("""SELECT "Id", "GroupId", "LowUserId", "HighUserId" FROM "Conversations" """, row =>
        (Id: new ConversationId(row.GetInt64(0)),
            Key: row.IsDBNull(1) ? Talk.KeyOf(new UserId(row.GetInt64(2)), new UserId(row.GetInt64(3))) : Talk.KeyOf(new GroupId(row.GetInt64(1)))))
        .ToDictionary(found => found.Id, found => found.Key);

    /// <summary>What SQLite's own check finds wrong; a server checks itself.</summary>
    public List<string> Damage() => connection is not SqliteConnection ? [] : [.. Read("PRAGMA integrity_check", row => row.GetString(0)).Where(line => line != "ok")];

    public void Dispose() => connection.Dispose();

    private List<T> Read<T>(string sql, Func<DbDataReader, T> pick)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read())
            found.Add(pick(reader));
        return found;
    }
}
