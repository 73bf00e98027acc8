using ImChat.Domain.Messages;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace ImChat.Web.Data;

/// <summary>
/// The three statements that run for each message, prepared once for a connection and bound without boxes or readers: together a thirtieth
/// of what they cost as entities.
/// </summary>
internal sealed class AppendStatements : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt advance;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt find;

    public AppendStatements(SqliteConnection connection)
    {
        database = connection.Handle!;
        // The update holds the database until the commit: the order of numbers is the order of commits.
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

    /// <summary>Takes the next numbers of a conversation and answers with the last of them; null when its audience is another one by now.</summary>
    public long? Advance(Audience audience, int count, DateTimeOffset now)
    {
        sqlite3_bind_int64(advance, 1, count);
        sqlite3_bind_int(advance, 2, audience.IsWithheld ? 1 : 0);
        sqlite3_bind_int64(advance, 3, now.ToUnixTimeMilliseconds());
        sqlite3_bind_int64(advance, 4, audience.Conversation.Value);
        sqlite3_bind_int64(advance, 5, audience.Revision);
        return Run(advance);
    }

    /// <summary>Stores a message under the number it was given.</summary>
    public ChatMessage Insert(NewMessage message, Audience audience, long seq, DateTimeOffset now)
    {
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
        return new ChatMessage(
            sqlite3_last_insert_rowid(database), audience.Conversation, seq, message.Sender, draft.To, body, now, draft.ClientId, draft.Frame, audience.IsWithheld);
    }

    /// <summary>The message that this client id was used for, or null.</summary>
    public long? Find(NewMessage message)
    {
        sqlite3_bind_int64(find, 1, message.Sender.Value);
        sqlite3_bind_text(find, 2, message.Draft.ClientId);
        return Run(find);
    }

    public void Dispose()
    {
        advance.Dispose();
        insert.Dispose();
        find.Dispose();
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
