using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.Data.Sqlite;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>The SQLite file as it lies there, read past the server.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly SqliteConnection connection;

    public DatabaseFile(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
    }

    public List<StoredMessage> Messages() => Read("SELECT ConversationId, Seq, Id, SenderId, ClientId, Content FROM Messages ORDER BY ConversationId, Seq", row =>
        new StoredMessage(
            new Place(new ConversationId(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2)),
            new UserId(row.GetInt64(3)),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5)));

    /// <summary>Which talk each conversation is.</summary>
    public Dictionary<ConversationId, string> Conversations() => Read("SELECT Id, GroupId, LowUserId, HighUserId FROM Conversations", row =>
        (Id: new ConversationId(row.GetInt64(0)),
            Key: row.IsDBNull(1) ? Talk.KeyOf(new UserId(row.GetInt64(2)), new UserId(row.GetInt64(3))) : Talk.KeyOf(new GroupId(row.GetInt64(1)))))
        .ToDictionary(found => found.Id, found => found.Key);

    /// <summary>What the engine's own check finds wrong.</summary>
    public List<string> Damage() => [.. Read("PRAGMA integrity_check", row => row.GetString(0)).Where(line => line != "ok")];

    public void Dispose() => connection.Dispose();

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> pick)
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
