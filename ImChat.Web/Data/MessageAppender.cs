using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImChat.Web.Data;

/// <summary>Stores batches of messages, one after the other, on a connection of its own. After a failure it opens another.</summary>
internal sealed partial class MessageAppender(IDbContextFactory<ChatDb> factory, AudienceCache audiences, MessageBus bus, ILogger<MessageAppender> logger) : IDisposable
{
    private const string Point = "message";

    /// <summary>As long as anything else may take there.</summary>
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(10);

    private ChatDb? db;
    private IAppendStatements? statements;
    private Doubt? doubt;

    /// <summary>
    /// Stores a batch in one transaction. When <paramref name="isApart"/>, what the database does not take is refused alone; else it fails
    /// them all. The same batch may be given again after the connection was lost: it is stored once.
    /// </summary>
    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, DateTimeOffset now, bool isApart)
    {
        try
        {
            if (db is null)
                await OpenAsync();
            if (await AnswerOfAsync(batch) is { } answer)
                return answer;
            var transaction = await db!.Database.BeginTransactionAsync();
            var results = new SendResult[batch.Count];
            if (isApart)
                await StoreApartAsync(batch, results, now, transaction);
            else
                await StoreAsync(batch, results, now);
            doubt = await db.MarkAsync() is { } mark ? new Doubt(batch, results, mark) : null;
            await CommitAsync(transaction);
            doubt = null;
            return results;
        }
        catch
        {
            // Whatever it was: the next batch starts from a connection of which nothing is doubtful.
            Dispose();
            throw;
        }
    }

    /// <summary>Whether this batch's commit was under way when the connection broke, and its end is not known yet.</summary>
    public bool IsInDoubt(IReadOnlyList<NewMessage> batch) => ReferenceEquals(doubt?.Batch, batch);

    /// <summary>Gives the connection back; the next batch opens one anew.</summary>
    public void Dispose()
    {
        statements?.Dispose();
        db?.Dispose();
        (db, statements) = (null, null);
    }

    /// <exception cref="TimeoutException">It takes too long; it goes on by itself, and what comes of it is in doubt.</exception>
    private async Task CommitAsync(IDbContextTransaction transaction)
    {
        var committing = statements!.CommitAsync(transaction);
        try
        {
            await committing.WaitAsync(LongestCommit);
        }
        catch (TimeoutException) when (!committing.IsCompleted)
        {
            _ = CloseAfterAsync(committing, db!, statements);
            (db, statements) = (null, null);
            throw;
        }
        await transaction.DisposeAsync();
    }

    private async Task CloseAfterAsync(Task committing, ChatDb db, IAppendStatements statements)
    {
        await committing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Whoever sent it was given no answer, and nobody was told of it.
        bus.Interrupt();
        statements.Dispose();
        await db.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        db = await factory.CreateDbContextAsync();
        statements = await db.OpenAppendAsync();
    }

    /// <summary>What came of this batch when it was given before and its commit was under way as the connection broke; null when it is not stored.</summary>
    private async Task<IReadOnlyList<SendResult>?> AnswerOfAsync(IReadOnlyList<NewMessage> batch)
    {
        if (doubt is not { } open)
            return null;
        var isAnswer = ReferenceEquals(open.Batch, batch) && await IsThereAsync(open);
        // Of the one before this nobody was told, whether it is there or not.
        if (!ReferenceEquals(open.Batch, batch))
            bus.Interrupt();
        doubt = null;
        return isAnswer ? open.Results : null;
    }

    /// <summary>All of a batch is there when its first message is, under the number and at the moment that it was given.</summary>
    private async Task<bool> IsThereAsync(Doubt open)
    {
        await open.Mark.EndedAsync(db!);
        return open.Results.FirstOrDefault(result => result.IsStored && !result.Duplicate)?.Message is { } first
            && await db!.Messages.AnyAsync(m => m.Id == first.Id && m.ConversationId == first.Conversation.Value && m.Seq == first.Seq && m.At == first.At);
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
        var known = await statements!.FindAsync(batch);
        var rounds = new List<List<AppendRun>>();
        var latest = new Dictionary<ConversationId, (AppendRun Run, int Round)>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (known[i] is { } id)
            {
                results[i] = await AgainAsync(batch[i], id);
                continue;
            }
            var audience = batch[i].Audience;
            if (!latest.TryGetValue(audience.Conversation, out var last) || !last.Run.Takes(audience))
                latest[audience.Conversation] = last = Begin(rounds, last.Run is null ? 0 : last.Round + 1, audience);
            last.Run.Places.Add(i);
        }
        foreach (var round in rounds)
            await StoreAsync(round, batch, results, now);
    }

    private static (AppendRun Run, int Round) Begin(List<List<AppendRun>> rounds, int round, Audience audience)
    {
        if (round == rounds.Count)
            rounds.Add([]);
        var run = new AppendRun(audience);
        rounds[round].Add(run);
        return (run, round);
    }

    private async Task<SendResult> AgainAsync(NewMessage message, long id)
    {
        var first = (await db!.Messages.AsNoTracking().SingleAsync(m => m.Id == id)).AsMessage();
        return first.Body == message.Draft.Body && first.To == message.Draft.To
            ? new SendResult(first, Duplicate: true)
            : SendResult.Refused(Refusal.ClientIdConflict);
    }

    /// <summary>A run of each conversation; those that stand for one audience after another come one after the other.</summary>
    private async Task StoreAsync(List<AppendRun> runs, IReadOnlyList<NewMessage> batch, IList<SendResult> results, DateTimeOffset now)
    {
        // In one order wherever several nodes store: none waits for another that waits for it.
        runs.Sort((one, other) => one.Audience.Conversation.Value.CompareTo(other.Audience.Conversation.Value));
        var last = await statements!.AdvanceAsync(runs, now);
        var (places, numbered) = (new List<int>(batch.Count), new List<NumberedMessage>(batch.Count));
        for (var r = 0; r < runs.Count; r++)
        {
            var (run, seq) = (runs[r], last[r] - runs[r].Places.Count);
            foreach (var i in run.Places)
            {
                if (seq is null)
                {
                    results[i] = await StoreAnewAsync(batch[i], now);
                    continue;
                }
                places.Add(i);
                numbered.Add(new NumberedMessage(batch[i], run.Audience, (++seq).Value));
            }
        }
        var ids = await statements.InsertAsync(numbered, now);
        for (var n = 0; n < ids.Count; n++)
            results[places[n]] = new SendResult(numbered[n].Stored(ids[n], now));
    }

    /// <summary>Somebody has left, or come, or may no longer write, since the audience was asked.</summary>
    private async Task<SendResult> StoreAnewAsync(NewMessage message, DateTimeOffset now)
    {
        var audience = await audiences.AgainAsync(db!, message.Sender, message.Draft.To, CancellationToken.None);
        if (!audience.IsDone)
            return SendResult.Refused(audience.Refusal.Value);
        var run = new AppendRun(audience.Value) { Places = { 0 } };
        if ((await statements!.AdvanceAsync([run], now))[0] is not { } seq)
            return SendResult.Refused(Refusal.Busy);
        var numbered = new NumberedMessage(message, audience.Value, seq);
        return new SendResult(numbered.Stored((await statements.InsertAsync([numbered], now))[0], now)) { Recipients = audience.Value.People };
    }

    /// <summary>A batch of which nobody knows whether it is stored.</summary>
    private sealed record Doubt(IReadOnlyList<NewMessage> Batch, IReadOnlyList<SendResult> Results, CommitMark Mark);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be stored")]
        public static partial void NotStored(ILogger logger, Exception error);
    }
}
