using ImChat.Domain.Messages;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ImChat.Web.Data;

/// <summary>A batch of messages in as few questions to the server as it takes, however many they are.</summary>
internal sealed class PostgresAppend(NpgsqlConnection connection) : IAppendStatements
{
    private const string FindText =
        """
        SELECT m."Id", w.place FROM unnest($1, $2) WITH ORDINALITY AS w(sender, client, place)
        JOIN "Messages" m ON m."SenderId" = w.sender AND m."ClientId" = w.client
        """;

    /// <summary>In one order on every node, before any of them is changed: no two nodes wait for each other.</summary>
    private const string HoldText = """SELECT 1 FROM "Conversations" WHERE "Id" = ANY($1) ORDER BY "Id" FOR NO KEY UPDATE""";

    // What the other one never sees does not move the conversation in their list.
    private const string AdvanceText =
        """
        UPDATE "Conversations" c SET "LastSeq" = c."LastSeq" + w.count, "LastAt" = CASE WHEN w.withheld THEN c."LastAt" ELSE $5 END
        FROM unnest($1, $2, $3, $4) AS w(id, count, revision, withheld)
        WHERE c."Id" = w.id AND c."Revision" = w.revision RETURNING c."Id", c."LastSeq"
        """;

    private const string InsertText =
        """
        INSERT INTO "Messages" ("ConversationId", "Seq", "SenderId", "ToKind", "ToNumber", "Media", "Content", "Pic", "Url", "Memo", "Amount", "At", "ClientId", "Frame", "IsWithheld")
        SELECT w.conversation, w.seq, w.sender, w.kind, w.number, w.media, w.content, w.pic, w.url, w.memo, w.amount, $15, w.client, w.frame, w.withheld
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            AS w(conversation, seq, sender, kind, number, media, content, pic, url, memo, amount, client, frame, withheld)
        RETURNING "Id", "ConversationId", "Seq"
        """;

    public async ValueTask<IReadOnlyList<long?>> FindAsync(IReadOnlyList<NewMessage> batch)
    {
        var found = new long?[batch.Count];
        var asked = Enumerable.Range(0, batch.Count).Where(i => batch[i].Draft.ClientId is not null).ToList();
        if (asked.Count == 0)
            return found;
        await using var command = new NpgsqlCommand(FindText, connection)
        {
            Parameters =
            {
                Array(asked, i => batch[i].Sender.Value, NpgsqlDbType.Bigint),
                Array(asked, i => batch[i].Draft.ClientId, NpgsqlDbType.Text),
            },
        };
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            found[asked[(int)rows.GetInt64(1) - 1]] = rows.GetInt64(0);
        return found;
    }

    public async ValueTask<IReadOnlyList<long?>> AdvanceAsync(IReadOnlyList<AppendRun> runs, DateTimeOffset now)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(HoldText) { Parameters = { Array(runs, run => run.Audience.Conversation.Value, NpgsqlDbType.Bigint) } },
                new NpgsqlBatchCommand(AdvanceText)
                {
                    Parameters =
                    {
                        Array(runs, run => run.Audience.Conversation.Value, NpgsqlDbType.Bigint),
                        Array(runs, run => (long)run.Places.Count, NpgsqlDbType.Bigint),
                        Array(runs, run => run.Audience.Revision, NpgsqlDbType.Bigint),
                        Array(runs, run => run.Audience.IsWithheld, NpgsqlDbType.Boolean),
                        new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeMilliseconds() },
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        var last = new Dictionary<long, long>(runs.Count);
        while (await rows.ReadAsync())
            last[rows.GetInt64(0)] = rows.GetInt64(1);
        return [.. runs.Select(run => last.TryGetValue(run.Audience.Conversation.Value, out var seq) ? seq : (long?)null)];
    }

    public async ValueTask<IReadOnlyList<long>> InsertAsync(IReadOnlyList<NumberedMessage> messages, DateTimeOffset now)
    {
        if (messages.Count == 0)
            return [];
        await using var command = new NpgsqlCommand(InsertText, connection)
        {
            Parameters =
            {
                Array(messages, one => one.Audience.Conversation.Value, NpgsqlDbType.Bigint),
                Array(messages, one => one.Seq, NpgsqlDbType.Bigint),
                Array(messages, one => one.Message.Sender.Value, NpgsqlDbType.Bigint),
                Array(messages, one => (int)one.Message.Draft.To.Kind, NpgsqlDbType.Integer),
                Array(messages, one => one.Message.Draft.To.Number, NpgsqlDbType.Bigint),
                Array(messages, one => (int)one.Message.Draft.Body.Media, NpgsqlDbType.Integer),
                Array(messages, one => one.Message.Draft.Body.Content, NpgsqlDbType.Text),
                Array(messages, one => one.Message.Draft.Body.Pic, NpgsqlDbType.Text),
                Array(messages, one => one.Message.Draft.Body.Url, NpgsqlDbType.Text),
                Array(messages, one => one.Message.Draft.Body.Memo, NpgsqlDbType.Text),
                Array(messages, one => one.Message.Draft.Body.Amount, NpgsqlDbType.Bigint),
                Array(messages, one => one.Message.Draft.ClientId, NpgsqlDbType.Text),
                Array(messages, one => one.Message.Draft.Frame?.ToArray(), NpgsqlDbType.Bytea),
                Array(messages, one => one.Audience.IsWithheld, NpgsqlDbType.Boolean),
                new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeMilliseconds() },
            },
        };
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new Dictionary<(long, long), long>(messages.Count);
        while (await rows.ReadAsync())
            ids[(rows.GetInt64(1), rows.GetInt64(2))] = rows.GetInt64(0);
        return [.. messages.Select(one => ids[(one.Audience.Conversation.Value, one.Seq)])];
    }

    /// <summary>
    /// Never told to hurry: a server that is, while it waits for its standby, has committed all the same, and shows to everybody what is lost
    /// with it.
    /// </summary>
    public async Task CommitAsync(IDbContextTransaction transaction)
    {
        await using var commit = new NpgsqlCommand("COMMIT", connection) { CommandTimeout = 0 };
        await commit.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        // The connection is its context's.
    }

    private static NpgsqlParameter<TValue[]> Array<TItem, TValue>(IReadOnlyList<TItem> items, Func<TItem, TValue> value, NpgsqlDbType type) =>
        new() { TypedValue = [.. items.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
