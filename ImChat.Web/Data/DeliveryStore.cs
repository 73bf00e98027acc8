using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed partial class DeliveryStore(IDbContextFactory<ChatDb> factory, CursorMoves moves, TimeProvider clock, ILogger<DeliveryStore> logger) : IDeliveryStore
{
    /// <summary>Devices of one person that are remembered.</summary>
    public const int DevicesPerPerson = 50;

    /// <summary>Asked by everybody who connects: compiled once.</summary>
    private readonly Func<ChatDb, long, IAsyncEnumerable<Place>> places = EF.CompileAsyncQuery(
        (ChatDb db, long person) => db.Participants.Where(p => p.UserId == person).Join(db.Conversations, p => p.ConversationId, c => c.Id, (p, c) => new Place(p, c)).AsNoTracking());

    public async Task<IReadOnlyList<ConversationPosition>> PositionsAsync(UserId person, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var positions = new List<ConversationPosition>();
        await foreach (var place in places(db, person.Value).WithCancellation(cancellation))
            positions.Add(place.Position);
        return positions;
    }

    public async Task<ConversationPosition?> PositionAsync(UserId person, ConversationId conversation, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var place = db.Participants.Where(p => p.ConversationId == conversation.Value && p.UserId == person.Value);
        return (await PositionsAsync(place, db, cancellation)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ChatMessage>> MissedAsync(UserId person, int limit, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var missed =
            from place in db.Participants
            where place.UserId == person.Value
            join message in db.Messages.VisibleTo(person) on place.ConversationId equals message.ConversationId
            where message.Seq > place.HadSeq && message.Seq > place.ReadSeq && message.Seq > place.FromSeq && message.SenderId != person.Value
                && (place.UntilSeq == null || message.Seq <= place.UntilSeq) && message.Notice == null
            orderby message.Id descending
            select message;
        var rows = await missed.Take(limit).AsNoTracking().ToListAsync(cancellation);
        rows.Reverse();
        return rows.ConvertAll(row => row.AsMessage());
    }

    public async Task<IReadOnlyDictionary<ConversationId, long>> OpenDeviceAsync(UserId person, DeviceId device, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var seen = await db.Devices.Where(d => d.UserId == person.Value && d.Id == device.Value).Select(d => (DateTimeOffset?)d.SeenAt).SingleOrDefaultAsync(cancellation);
        if (seen is null)
            return await AddDeviceAsync(db, person, device, now, cancellation);
        if (now - seen > TimeSpan.FromDays(1))
            await db.Devices.Where(d => d.UserId == person.Value && d.Id == device.Value).ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now), cancellation);
        return await db.DeviceCursors.Where(c => c.UserId == person.Value && c.DeviceId == device.Value)
            .ToDictionaryAsync(c => new ConversationId(c.ConversationId), c => c.GotSeq, cancellation);
    }

    public async Task<IReadOnlyList<MovedCursor>> MoveAsync(IReadOnlyCollection<CursorMove> batch, CancellationToken cancellation)
    {
        try
        {
            return await moves.StoreAsync(batch, cancellation);
        }
        catch (Exception error)
        {
            // Few wait for it: the next move of the same cursor makes up for this one.
            Log.NotMoved(logger, batch.Count, error.Message);
            throw;
        }
    }

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(UserId viewer, ConversationId conversation, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Members(conversation)
            .Join(db.Users, p => p.UserId, u => u.Id, (p, u) => new { p.UserId, p.FromSeq, p.HadSeq, p.ReadSeq, u.HidesReading }).ToListAsync(cancellation);
        if (rows.Find(row => row.UserId == viewer.Value) is not { } me)
            return [];
        var receipts = rows.Where(row => row != me)
            .Select(row => new Receipt(new UserId(row.UserId), Math.Max(row.HadSeq, row.ReadSeq), me.HidesReading || row.HidesReading ? 0 : row.ReadSeq, row.FromSeq));
        return rows.Count == 2 && await db.Conversations.AnyAsync(c => c.Id == conversation.Value && c.GroupId == null, cancellation)
            ? await AsOfBlockAsync(db, viewer, receipts.Single(), cancellation)
            : [.. receipts];
    }

    /// <summary>Between two of whom one has blocked the other, everything stands as it stood then.</summary>
    private static async Task<IReadOnlyList<Receipt>> AsOfBlockAsync(ChatDb db, UserId viewer, Receipt receipt, CancellationToken cancellation)
    {
        foreach (var block in await db.Blocks.Between(viewer, receipt.Person).AsNoTracking().ToListAsync(cancellation))
        {
            var (had, read) = block.OwnerId == viewer.Value ? (block.PersonHad, block.PersonRead) : (block.OwnerHad, block.OwnerRead);
            receipt = receipt with { Got = Math.Min(receipt.Got, had), Read = Math.Min(receipt.Read, read) };
        }
        return [receipt];
    }

    private static async Task<IReadOnlyDictionary<ConversationId, long>> AddDeviceAsync(ChatDb db, UserId person, DeviceId device, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginTurnAsync(cancellation, person);
        var mine = db.Devices.Where(d => d.UserId == person.Value);
        // Another connection of the same device may have been faster.
        if (!await mine.AnyAsync(d => d.Id == device.Value, cancellation))
            db.Devices.Add(new DeviceRow { UserId = person.Value, Id = device.Value, SeenAt = now });
        var quiet = await mine.Where(d => d.Id != device.Value).OrderByDescending(d => d.SeenAt).Skip(DevicesPerPerson - 1).Select(d => d.Id).ToListAsync(cancellation);
        await db.DeviceCursors.Where(c => c.UserId == person.Value && (quiet.Contains(c.DeviceId) || c.DeviceId == device.Value)).ExecuteDeleteAsync(cancellation);
        await mine.Where(d => quiet.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
        var places = await PositionsAsync(db.Participants.Where(p => p.UserId == person.Value), db, cancellation);
        db.DeviceCursors.AddRange(places.Select(place =>
            new DeviceCursorRow { UserId = person.Value, DeviceId = device.Value, ConversationId = place.Conversation.Value, GotSeq = place.ReadSeq }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return places.ToDictionary(place => place.Conversation, place => place.ReadSeq);
    }

    private static async Task<List<ConversationPosition>> PositionsAsync(IQueryable<ParticipantRow> places, ChatDb db, CancellationToken cancellation)
    {
        var rows = await places.Join(db.Conversations, p => p.ConversationId, c => c.Id, (p, c) => new Place(p, c)).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => row.Position);
    }

    private sealed record Place(ParticipantRow Row, ConversationRow Conversation)
    {
        public ConversationPosition Position
        {
            get
            {
                var read = Math.Max(Row.ReadSeq, Row.FromSeq);
                return new ConversationPosition(
                    new ConversationId(Conversation.Id), Conversation.PeerFor(new UserId(Row.UserId)), Row.FromSeq, Row.UntilSeq ?? Conversation.LastSeq, Math.Max(Row.HadSeq, read), read);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} cursors were not moved: {Reason}")]
        public static partial void NotMoved(ILogger logger, int count, string reason);
    }
}
