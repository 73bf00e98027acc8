using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Stores how far people and their devices have come, and finds who is to know: in a conversation of two the other one, in a group those who wrote what was passed.</summary>
internal sealed class CursorMoves(IDbContextFactory<ChatDb> factory)
{
    /// <summary>How far below the reader's place senders are looked for. Whoever passes more at once is told of to those who wrote last.</summary>
    private const int LongestLook = 2000;

    public async Task<IReadOnlyList<MovedCursor>> StoreAsync(IReadOnlyCollection<CursorMove> batch, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.HoldPlacesAsync([.. batch.Select(move => move.Conversation.Value).Distinct()], [.. batch.Select(move => move.Person.Value).Distinct()], cancellation);
        var places = await PlacesAsync(db, batch, cancellation);
        var passed = new List<Passed>();
        foreach (var move in batch)
        {
            if (!places.TryGetValue((move.Conversation.Value, move.Person.Value), out var place) || Math.Max(move.Got, move.Read) > (place.Participant.UntilSeq ?? place.Conversation.LastSeq))
                continue;
            if (move.Device is { } device && move.Got > 0)
                await MoveDeviceAsync(db, move, device, cancellation);
            if (Move(place.Participant, move) is { } from)
                passed.Add(new Passed(place, from));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // Not under the lock that every send waits for.
        return await WatchersAsync(db, passed, cancellation);
    }

    private static async Task<Dictionary<(long, long), Place>> PlacesAsync(ChatDb db, IReadOnlyCollection<CursorMove> batch, CancellationToken cancellation)
    {
        var conversations = batch.Select(move => move.Conversation.Value).ToHashSet();
        var people = batch.Select(move => move.Person.Value).ToHashSet();
        return await db.Participants.Where(p => conversations.Contains(p.ConversationId) && people.Contains(p.UserId))
            .Join(db.Conversations, p => p.ConversationId, c => c.Id, (participant, conversation) => new Place(participant, conversation))
            .ToDictionaryAsync(place => (place.Participant.ConversationId, place.Participant.UserId), cancellation);
    }

    /// <summary>A device that was forgotten meanwhile has no cursors.</summary>
    private static Task<int> MoveDeviceAsync(ChatDb db, CursorMove move, DeviceId device, CancellationToken cancellation)
    {
        var (person, name, conversation, got) = (move.Person.Value, device.Value, move.Conversation.Value, move.Got);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DeviceCursors" ("UserId", "DeviceId", "ConversationId", "GotSeq")
            SELECT "UserId", "Id", {conversation}, {got} FROM "Devices" WHERE "UserId" = {person} AND "Id" = {name}
            ON CONFLICT ("UserId", "DeviceId", "ConversationId") DO UPDATE SET "GotSeq" = excluded."GotSeq"
            WHERE excluded."GotSeq" > "DeviceCursors"."GotSeq"
            """,
            cancellation);
    }

    /// <summary>Where it moved from, or null when the person had been as far before.</summary>
    private static long? Move(ParticipantRow row, CursorMove move)
    {
        var (had, read) = (Math.Max(row.HadSeq, row.ReadSeq), row.ReadSeq);
        row.ReadSeq = Math.Max(read, move.Read);
        row.IsMarkedUnread &= row.ReadSeq == read;
        row.HadSeq = Math.Max(had, Math.Max(move.Got, move.Read));
        var from = Math.Min(row.HadSeq > had ? had : long.MaxValue, row.ReadSeq > read ? read : long.MaxValue);
        return from == long.MaxValue ? null : from;
    }

    private static async Task<List<MovedCursor>> WatchersAsync(ChatDb db, List<Passed> passed, CancellationToken cancellation)
    {
        var others = await OthersAsync(db, passed, cancellation);
        var asked = others.SelectMany(people => people).Concat(passed.Select(one => one.Place.Participant.UserId)).ToHashSet();
        var hiding = await db.Users.Where(u => asked.Contains(u.Id) && u.HidesReading).Select(u => u.Id).ToHashSetAsync(cancellation);
        return [.. passed.Zip(others, (one, people) =>
        {
            var row = one.Place.Participant;
            var person = new UserId(row.UserId);
            var moved = new CursorMoved(new ConversationId(row.ConversationId), person, one.Place.Conversation.PeerFor(person), row.HadSeq, row.ReadSeq);
            var isHiding = hiding.Contains(row.UserId);
            return new MovedCursor(
                moved,
                [.. people.Where(other => !isHiding && !hiding.Contains(other)).Select(other => new UserId(other))],
                [.. people.Where(other => isHiding || hiding.Contains(other)).Select(other => new UserId(other))]);
        })];
    }

    /// <summary>For each of them whom it concerns, asked for all together.</summary>
    private static async Task<List<List<long>>> OthersAsync(ChatDb db, List<Passed> passed, CancellationToken cancellation)
    {
        var pairs = passed.Where(one => one.Place.Conversation.GroupId is null).SelectMany(one => new[] { one.Place.Participant.UserId, one.Other }).ToHashSet();
        var blocks = pairs.Count == 0 ? [] : await db.Blocks.Where(b => pairs.Contains(b.OwnerId) && pairs.Contains(b.PersonId)).Select(b => new { b.OwnerId, b.PersonId }).ToListAsync(cancellation);
        // Whoever has blocked the other, or is blocked, is told nothing.
        var apart = blocks.SelectMany(block => new[] { (block.OwnerId, block.PersonId), (block.PersonId, block.OwnerId) }).ToHashSet();
        var writers = new Dictionary<long, List<Writer>>();
        foreach (var group in passed.Where(one => one.Place.Conversation.GroupId is not null).GroupBy(one => one.Place.Participant.ConversationId))
            writers[group.Key] = await WritersAsync(db, group.Key, group.Min(one => one.From), group.Max(one => one.Place.Participant.HadSeq), cancellation);
        return passed.ConvertAll<List<long>>(one =>
        {
            var row = one.Place.Participant;
            if (one.Place.Conversation.GroupId is null)
                return one.Other == row.UserId || apart.Contains((row.UserId, one.Other)) ? [] : [one.Other];
            return [.. writers[row.ConversationId].Where(writer => writer.Seq > one.From && writer.Seq <= row.HadSeq && writer.Id != row.UserId).Select(writer => writer.Id).Distinct()];
        });
    }

    /// <summary>Who of its members wrote what in a group.</summary>
    private static Task<List<Writer>> WritersAsync(ChatDb db, long conversation, long after, long upTo, CancellationToken cancellation) =>
        db.Messages
            .Where(m => m.ConversationId == conversation && m.Seq > Math.Max(after, upTo - LongestLook) && m.Seq <= upTo && m.Notice == null)
            .Where(m => db.Participants.Any(p => p.ConversationId == conversation && p.UserId == m.SenderId && p.UntilSeq == null))
            .Select(m => new Writer(m.SenderId, m.Seq)).ToListAsync(cancellation);

    private sealed record Place(ParticipantRow Participant, ConversationRow Conversation);

    private sealed record Passed(Place Place, long From)
    {
        /// <summary>The other one of two.</summary>
        public long Other => Place.Conversation.PeerFor(new UserId(Place.Participant.UserId)).Number;
    }

    private readonly record struct Writer(long Id, long Seq);
}
