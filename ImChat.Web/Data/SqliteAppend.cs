using ImChat.Domain.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;
using static SQLitePCL.raw;

namespace ImChat.Web.Data;

/// <summary>
/// The three statements that run for each message, prepared once for a connection and bound without boxes or readers: together a thirtieth
/// of what they cost as entities.
/// </summary>
internal sealed class SqliteAppend : IAppendStatements
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt advance;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt find;

    public SqliteAppend(SqliteConnection connection)
    {
        database = connection.Handle!;
        // What the other one never sees does not move the conversation in their list.
        advance = Prepare(
            """
            UPDATE "Conversations" SET "LastSeq" = "LastSeq" + ?1, "LastAt" = CASE WHEN ?2 THEN "LastAt" ELSE ?3 END
            WHERE "Id" = ?4 AND "Revision" = ?5 RETURNING "LastSeq"
            """);
        insert = Prepare(
            """
            INSERT INTO "Messages" ("ConversationId", "Seq", "SenderId", "ToKind", "ToNumber", "Media", "Content", "Pic", "Url", "Memo", "Amount", "At", "ClientId", "Frame", "IsWithheld")
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """);
        find = Prepare("""SELECT "Id" FROM "Messages" WHERE "SenderId" = ?1 AND "ClientId" = ?2""");
    }

    public ValueTask<IReadOnlyList<long?>> FindAsync(IReadOnlyList<NewMessage> batch)
    {
        var found = new long?[batch.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = batch[i].Draft.ClientId is null ? null : Find(batch[i]);
        return new(found);
    }

    public ValueTask<IReadOnlyList<long?>> AdvanceAsync(IReadOnlyList<AppendRun> runs, DateTimeOffset now)
    {
        var last = new long?[runs.Count];
        for (var i = 0; i < last.Length; i++)
            last[i] = Advance(runs[i].Audience, runs[i].Places.Count, now);
        return new(last);
    }

    public ValueTask<IReadOnlyList<long>> InsertAsync(IReadOnlyList<NumberedMessage> messages, DateTimeOffset now)
    {
        var ids = new long[messages.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = Insert(messages[i], now);
        return new(ids);
    }

    public Task CommitAsync(IDbContextTransaction transaction) => transaction.CommitAsync();

    public void Dispose()
    {
        advance.Dispose();
        insert.Dispose();
        find.Dispose();
    }

    private long? Advance(Audience audience, int count, DateTimeOffset now)
    {
        sqlite3_bind_int64(advance, 1, count);
        sqlite3_bind_int(advance, 2, audience.IsWithheld ? 1 : 0);
        sqlite3_bind_int64(advance, 3, now.ToUnixTimeMilliseconds());
        sqlite3_bind_int64(advance, 4, audience.Conversation.Value);
        sqlite3_bind_int64(advance, 5, audience.Revision);
        return Run(advance);
    }

    private long Insert(NumberedMessage numbered, DateTimeOffset now)
    {
        var (message, audience, seq) = numbered;
        var (draft, body) = (message.Draft, message.Draft.Body);
        sqlite3_bind_int64(insert, 1, audience.Conversation.Value);
        sqlite3_bind_int64(insert, 2, seq);
        sqlite3_bind_int64(insert, 3, message.Sender.Value);
        sqlite3_bind_int(insert, 4, (int)draft.To.Kind);
        sqlite3_bind_int64(insert, 5, draft.To.Number);
        sqlite3_bind_int(insert, 6, (int)body.Media);
        Bind(7, body.Content);
        Bind(8, body.Pic);
        Bind(9, body.Url);
        Bind(10, body.Memo);
        sqlite3_bind_int64(insert, 11, body.Amount);
        sqlite3_bind_int64(insert, 12, now.ToUnixTimeMilliseconds());
        Bind(13, draft.ClientId);
        if (draft.Frame is { } frame)
            sqlite3_bind_blob(insert, 14, frame.Span);
        else
            sqlite3_bind_null(insert, 14);
        sqlite3_bind_int(insert, 15, audience.IsWithheld ? 1 : 0);
        Run(insert);
        return sqlite3_last_insert_rowid(database);
    }

    private long? Find(NewMessage message)
    {
        sqlite3_bind_int64(find, 1, message.Sender.Value);
        sqlite3_bind_text(find, 2, message.Draft.ClientId);
        return Run(find);
    }

    private sqlite3_stmt Prepare(string text)
    {
        Check(sqlite3_prepare_v2(database, text, out var statement));
        return statement;
    }

    private void Bind(int place, string? text)
    {
        if (text is null)
            sqlite3_bind_null(insert, place);
        else
            sqlite3_bind_text(insert, place, text);
    }

    /// <summary>The number in the row it answers with, or null when it answers with none.</summary>
    private long? Run(sqlite3_stmt statement)
    {
        var code = sqlite3_step(statement);
        long? answer = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : null;
        if (code is SQLITE_ROW)
            code = sqlite3_step(statement);
        if (code == SQLITE_DONE)
        {
            sqlite3_reset(statement);
            return answer;
        }
        // Resetting repeats the error; it is thrown once, with what the database says of it.
        try
        {
            Check(code);
        }
        finally
        {
            sqlite3_reset(statement);
        }
        return answer;
    }

    private void Check(int code)
    {
        if (code is not (SQLITE_OK or SQLITE_DONE or SQLITE_ROW))
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
