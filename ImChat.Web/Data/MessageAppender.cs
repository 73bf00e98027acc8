using ImChat.Domain;
using ImChat.Domain.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImChat.Web.Data;

/// <summary>Stores batches of messages, one after the other, on a connection of its own. After a failure it opens another.</summary>
internal sealed partial class MessageAppender(IDbContextFactory<ChatDb> factory, AudienceCache audiences, ILogger<MessageAppender> logger) : IDisposable
{
    private const string Point = "message";

    /// <summary>Each conversation's end lies on a page of its own; 64 MiB hold those of many.</summary>
    private const string Cache = "PRAGMA cache_size=-65536";

    private ChatDb? db;
    private AppendStatements? statements;

    /// <summary>
    /// Stores a batch in one transaction. When <paramref name="isApart"/>, what the database does not take is refused alone; else it fails
    /// them all.
    /// </summary>
    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, DateTimeOffset now, bool isApart)
    {
        try
        {
            if (db is null)
                await OpenAsync();
            await using var transaction = await db!.Database.BeginTransactionAsync();
            var results = new SendResult[batch.Count];
            if (isApart)
                await StoreApartAsync(batch, results, now, transaction);
            else
                await StoreAsync(batch, results, now);
            await transaction.CommitAsync();
            return results;
        }
        catch
        {
            // Whatever it was: the next batch starts from a connection of which nothing is doubtful.
            Dispose();
            throw;
        }
    }

    /// <summary>Gives the connection back; the next batch opens one anew.</summary>
    public void Dispose()
    {
        statements?.Dispose();
        db?.Dispose();
        (db, statements) = (null, null);
    }

    private async Task OpenAsync()
    {
        db = await factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(Cache);
        statements = new AppendStatements((SqliteConnection)db.Database.GetDbConnection());
    }

    private async Task StoreApartAsync(IReadOnlyList<NewMessage> batch, SendResult[] results, DateTimeOffset now, IDbContextTransaction transaction)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            await transaction.CreateSavepointAsync(Point);
            try
            {
                await StoreAsync([batch[i]], new ArraySegment<SendResult>(results, i, 1), now);
                await transaction.ReleaseSavepointAsync(Point);
            }
            catch (Exception error) when (StorageFault.IsOfTheRow(error))
            {
                Log.NotStored(logger, error);
                await transaction.RollbackToSavepointAsync(Point);
                results[i] = SendResult.Refused(Refusal.Busy);
            }
        }
    }

    private async Task StoreAsync(IReadOnlyList<NewMessage> batch, IList<SendResult> results, DateTimeOffset now)
    {
        var runs = new List<Run>();
        var latest = new Dictionary<ConversationId, Run>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (await FindDuplicateAsync(batch[i]) is { } known)
            {
                results[i] = known;
                continue;
            }
            var audience = batch[i].Audience;
            if (!latest.TryGetValue(audience.Conversation, out var run) || !run.Takes(audience))
                runs.Add(latest[audience.Conversation] = run = new Run(audience));
            run.Places.Add(i);
        }
        foreach (var run in runs)
            await StoreAsync(run, batch, results, now);
    }

    private async Task<SendResult?> FindDuplicateAsync(NewMessage message)
    {
        if (message.Draft.ClientId is null || statements!.Find(message) is not { } id)
            return null;
        var first = (await db!.Messages.AsNoTracking().SingleAsync(m => m.Id == id)).AsMessage();
        return first.Body == message.Draft.Body && first.To == message.Draft.To
            ? new SendResult(first, Duplicate: true)
            : SendResult.Refused(Refusal.ClientIdConflict);
    }

    private async Task StoreAsync(Run run, IReadOnlyList<NewMessage> batch, IList<SendResult> results, DateTimeOffset now)
    {
        if (statements!.Advance(run.Audience, run.Places.Count, now) is { } last)
        {
            var seq = last - run.Places.Count;
            foreach (var i in run.Places)
                results[i] = new SendResult(statements.Insert(batch[i], run.Audience, ++seq, now));
            return;
        }
        foreach (var i in run.Places)
            results[i] = await StoreAnewAsync(batch[i], now);
    }

    /// <summary>Somebody has left, or come, or may no longer write, since the audience was asked.</summary>
    private async Task<SendResult> StoreAnewAsync(NewMessage message, DateTimeOffset now)
    {
        var audience = await audiences.AgainAsync(db!, message.Sender, message.Draft.To, CancellationToken.None);
        if (!audience.IsDone)
            return SendResult.Refused(audience.Refusal.Value);
        if (statements!.Advance(audience.Value, 1, now) is not { } seq)
            return SendResult.Refused(Refusal.Busy);
        return new SendResult(statements.Insert(message, audience.Value, seq, now)) { Recipients = audience.Value.People };
    }

    /// <summary>Messages of one conversation that take their numbers together.</summary>
    private sealed class Run(Audience audience)
    {
        public Audience Audience => audience;

        public List<int> Places { get; } = [];

        public bool Takes(Audience other) => (other.Revision, other.IsWithheld) == (audience.Revision, audience.IsWithheld);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be stored")]
        public static partial void NotStored(ILogger logger, Exception error);
    }
}
