using System.Data.Common;
using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Messages in the database: appended by one writer in group commits, read by whoever takes part.</summary>
internal sealed partial class MessageStore(IDbContextFactory<ChatDb> factory, TimeProvider clock, ILogger<MessageStore> logger) : IMessageStore
{
    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        if (batch.Count > 1)
        {
            try
            {
                return await CommitAsync(batch, cancellation);
            }
            catch (Exception error) when (IsStorageFault(error))
            {
                Log.BatchSplit(logger, batch.Count, error.Message);
            }
        }
        // A single one, or one of them could not be stored: each gets a transaction of its own, so that only that one is refused.
        var results = new List<SendResult>(batch.Count);
        foreach (var message in batch)
            results.Add(await AppendOneAsync(message, cancellation));
        return results;
    }

    public async Task<IReadOnlyList<ChatMessage>> BeforeAsync(UserId reader, Peer peer, long before, int count, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await Visible(db, reader, peer).Where(m => m.Seq < before)
            .OrderByDescending(m => m.Seq).Take(count).AsNoTracking().ToListAsync(cancellation);
        rows.Reverse();
        return rows.ConvertAll(row => row.AsMessage());
    }

    public async Task<IReadOnlyList<ChatMessage>> AfterAsync(UserId reader, Peer peer, long after, int count, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await Visible(db, reader, peer).Where(m => m.Seq > after)
            .OrderBy(m => m.Seq).Take(count).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => row.AsMessage());
    }

    public async Task<bool> MarkReadAsync(UserId reader, Peer peer, long seq, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.PlaceOf(reader, peer)
            .Where(p => p.ReadSeq < seq && db.Conversations.Any(c => c.Id == p.ConversationId && c.LastSeq >= seq))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ReadSeq, seq), cancellation) > 0;
    }

    private async Task<SendResult> AppendOneAsync(NewMessage message, CancellationToken cancellation)
    {
        try
        {
            return (await CommitAsync([message], cancellation))[0];
        }
        catch (Exception error) when (IsStorageFault(error))
        {
            Log.NotStored(logger, error);
            return SendResult.Refused(Refusal.Busy);
        }
    }

    /// <summary>What the database refuses, and a conversation that is no longer there.</summary>
    private static bool IsStorageFault(Exception error) => error is DbException or DbUpdateException or InvalidOperationException;

    private async Task<List<SendResult>> CommitAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var results = new List<SendResult>(batch.Count);
        foreach (var message in batch)
            results.Add(await FindDuplicateAsync(db, message, cancellation) ?? await InsertAsync(db, message, now, cancellation));
        await transaction.CommitAsync(cancellation);
        return results;
    }

    private static async Task<SendResult?> FindDuplicateAsync(ChatDb db, NewMessage message, CancellationToken cancellation)
    {
        if (message.Draft.ClientId is not { } clientId)
            return null;
        var row = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.SenderId == message.Sender.Value && m.ClientId == clientId, cancellation);
        if (row is null)
            return null;
        var first = row.AsMessage();
        return first.Body == message.Draft.Body && first.To == message.Draft.To
            ? new SendResult(first, Duplicate: true)
            : SendResult.Refused(Refusal.ClientIdConflict);
    }

    private static async Task<SendResult> InsertAsync(ChatDb db, NewMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        var conversation = message.Audience.Conversation;
        var draft = message.Draft;
        // The update holds the conversation's row until the commit: the order of numbers is the order of commits.
        await db.Conversations.Where(c => c.Id == conversation.Value).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.LastSeq, c => c.LastSeq + 1).SetProperty(c => c.LastAt, now), cancellation);
        var row = new MessageRow
        {
            ConversationId = conversation.Value,
            Seq = await db.Conversations.Where(c => c.Id == conversation.Value).Select(c => c.LastSeq).SingleAsync(cancellation),
            SenderId = message.Sender.Value,
            ToKind = draft.To.Kind,
            ToNumber = draft.To.Number,
            Media = draft.Body.Media,
            Content = draft.Body.Content,
            Pic = draft.Body.Pic,
            Url = draft.Body.Url,
            Memo = draft.Body.Memo,
            Amount = draft.Body.Amount,
            At = now,
            ClientId = draft.ClientId,
            Frame = draft.Frame?.ToArray(),
        };
        db.Messages.Add(row);
        await db.SaveChangesAsync(cancellation);
        db.Entry(row).State = EntityState.Detached;
        return new SendResult(row.AsMessage());
    }

    private static IQueryable<MessageRow> Visible(ChatDb db, UserId reader, Peer peer) =>
        from place in db.PlaceOf(reader, peer)
        join message in db.Messages on place.ConversationId equals message.ConversationId
        where message.Seq > place.FromSeq
        select message;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} messages is stored one by one: {Reason}")]
        public static partial void BatchSplit(ILogger logger, int count, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be stored")]
        public static partial void NotStored(ILogger logger, Exception error);
    }
}
