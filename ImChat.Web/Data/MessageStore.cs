using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Messages in the database: appended by one writer in group commits, read by whoever takes part.</summary>
internal sealed partial class MessageStore(
    IDbContextFactory<ChatDb> factory, MessageAppender appender, StorageHealth health, MessageBus bus, TimeProvider clock, ILogger<MessageStore> logger) : IMessageStore
{
    /// <summary>A server that restarts, or hands over to another, is back by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private bool isRefusing;

    public async Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation)
    {
        if (!batch.Any(WasLetGo))
            return await StoreOrRefuseAsync(batch);
        // Nobody hears any more what came of those before them; stored now, they would stand before them when these come again.
        var isRefused = batch.Select(WasLetGo).ToList();
        var rest = batch.Where((_, place) => !isRefused[place]).ToList();
        var results = rest.Count == 0 ? [] : await StoreOrRefuseAsync(rest);
        var next = 0;
        return [.. isRefused.Select(isOver => isOver ? SendResult.Refused(Refusal.Busy) : results[next++])];
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

    private bool WasLetGo(NewMessage message) => message.Draft.Origin is { } connection && bus.HasLetGo(connection);

    private async Task<IReadOnlyList<SendResult>> StoreOrRefuseAsync(IReadOnlyList<NewMessage> batch)
    {
        try
        {
            var results = await StorePatientlyAsync(batch);
            if (isRefusing)
                Log.StoresAgain(logger);
            isRefusing = false;
            return results;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            if (appender.IsInDoubt(batch))
            {
                // They have no answer, and must ask again before anything that they sent behind it is stored.
                bus.LetGo();
                throw new OutcomeUnknownException(error);
            }
            // Full, locked or gone: nothing of the batch is stored. Said once, not for each batch while it lasts.
            if (!isRefusing)
                Log.Refusing(logger, error.Message);
            isRefusing = true;
            return [.. batch.Select(_ => SendResult.Refused(Refusal.Busy))];
        }
        catch (Exception error) when (StorageFault.IsBroken(error))
        {
            health.Note(error);
            throw new StorageBrokenException(error);
        }
    }

    private async Task<IReadOnlyList<SendResult>> StorePatientlyAsync(IReadOnlyList<NewMessage> batch)
    {
        for (var began = clock.GetTimestamp(); ; await Task.Delay(BetweenTries, clock))
        {
            try
            {
                return await StoreAsync(batch);
            }
            catch (Exception error) when (StorageFault.IsPassing(error) && !isRefusing && clock.GetElapsedTime(began) < Patience)
            {
                // Those who send wait a moment longer; once it has been gone for long, they are told so at once.
            }
        }
    }

    private async Task<IReadOnlyList<SendResult>> StoreAsync(IReadOnlyList<NewMessage> batch)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        try
        {
            return await appender.AppendAsync(batch, now, isApart: false);
        }
        catch (Exception error) when (StorageFault.IsOfTheRow(error))
        {
            // One of them cannot be stored. The next try holds each apart, so that only that one is refused.
            return await appender.AppendAsync(batch, now, isApart: true);
        }
    }

    private static IQueryable<MessageRow> Visible(ChatDb db, UserId reader, Peer peer) =>
        from place in db.PlaceOf(reader, peer)
        join message in db.Messages.VisibleTo(reader) on place.ConversationId equals message.ConversationId
        where message.Seq > place.FromSeq && (place.UntilSeq == null || message.Seq <= place.UntilSeq)
        select message;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Messages are refused until the database can store again: {Reason}")]
        public static partial void Refusing(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Messages are stored again")]
        public static partial void StoresAgain(ILogger logger);
    }
}
