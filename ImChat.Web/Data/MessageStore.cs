using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Messages in the database: appended by one writer in group commits, read by whoever takes part.</summary>
internal sealed partial class MessageStore(IDbContextFactory<ChatDb> factory, TimeProvider clock, ILogger<MessageStore> logger) : IMessageStore
{
    private bool isRefusing;

    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        try
        {
            var results = await StoreAsync(batch, cancellation);
            if (isRefusing)
                Log.StoresAgain(logger);
            isRefusing = false;
            return results;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            // Full or locked: nothing of the batch is stored. Said once, not for each batch while it lasts.
            if (!isRefusing)
                Log.Refusing(logger, error.Message);
            isRefusing = true;
            return [.. batch.Select(_ => SendResult.Refused(Refusal.Busy))];
        }
        catch (Exception error) when (StorageFault.IsBroken(error))
        {
            throw new StorageBrokenException(error);
        }
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

    private async Task<IReadOnlyList<SendResult>> StoreAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        try
        {
            return await CommitAsync(batch, AppendAsync, cancellation);
        }
        catch (Exception error) when (StorageFault.IsOfTheRow(error))
        {
            // One of them cannot be stored. The next try holds each apart, so that only that one is refused.
            return await CommitAsync(batch, TryAppendAsync, cancellation);
        }
    }

    private async Task<List<SendResult>> CommitAsync(IReadOnlyList<NewMessage> batch, Append append, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var results = new List<SendResult>(batch.Count);
        foreach (var message in batch)
            results.Add(await append(db, message, now, cancellation));
        await transaction.CommitAsync(cancellation);
        return results;
    }

    private async Task<SendResult> TryAppendAsync(ChatDb db, NewMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        const string Point = "message";
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Point, cancellation);
        try
        {
            var result = await AppendAsync(db, message, now, cancellation);
            await transaction.ReleaseSavepointAsync(Point, cancellation);
            return result;
        }
        catch (Exception error) when (StorageFault.IsOfTheRow(error))
        {
            Log.NotStored(logger, error);
            await transaction.RollbackToSavepointAsync(Point, cancellation);
            db.ChangeTracker.Clear();
            return SendResult.Refused(Refusal.Busy);
        }
    }

    private static async Task<SendResult> AppendAsync(ChatDb db, NewMessage message, DateTimeOffset now, CancellationToken cancellation) =>
        await FindDuplicateAsync(db, message, cancellation) ?? await InsertAsync(db, message, now, cancellation);

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
        var draft = message.Draft;
        IReadOnlyList<UserId>? recipients = null;
        if (draft.To.IsGroup)
        {
            // Somebody may have left, or come, since the audience was asked: whoever is in the group now, receives it.
            recipients = await db.Members(message.Audience.Conversation).Select(p => new UserId(p.UserId)).ToListAsync(cancellation);
            if (!recipients.Contains(message.Sender))
                return SendResult.Refused(Refusal.NotMember);
        }
        var row = new MessageRow
        {
            SenderId = message.Sender.Value,
            ToKind = draft.To.Kind,
            ToNumber = draft.To.Number,
            Media = draft.Body.Media,
            Content = draft.Body.Content,
            Pic = draft.Body.Pic,
            Url = draft.Body.Url,
            Memo = draft.Body.Memo,
            Amount = draft.Body.Amount,
            ClientId = draft.ClientId,
            Frame = draft.Frame?.ToArray(),
            IsWithheld = message.Audience.IsWithheld,
        };
        return new SendResult(await MessageRows.AppendAsync(db, message.Audience.Conversation, row, now, cancellation)) { Recipients = recipients };
    }

    private static IQueryable<MessageRow> Visible(ChatDb db, UserId reader, Peer peer) =>
        from place in db.PlaceOf(reader, peer)
        join message in db.Messages.VisibleTo(reader) on place.ConversationId equals message.ConversationId
        where message.Seq > place.FromSeq && (place.UntilSeq == null || message.Seq <= place.UntilSeq)
        select message;

    private delegate Task<SendResult> Append(ChatDb db, NewMessage message, DateTimeOffset now, CancellationToken cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Messages are refused until the database can store again: {Reason}")]
        public static partial void Refusing(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Messages are stored again")]
        public static partial void StoresAgain(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be stored")]
        public static partial void NotStored(ILogger logger, Exception error);
    }
}
