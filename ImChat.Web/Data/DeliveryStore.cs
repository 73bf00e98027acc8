using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class DeliveryStore(IDbContextFactory<ChatDb> factory) : IDeliveryStore
{
    public async Task<IReadOnlyList<ConversationPosition>> PositionsAsync(UserId person, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Participants.Where(p => p.UserId == person.Value)
            .Join(db.Conversations, p => p.ConversationId, c => c.Id, (place, conversation) => new { place, conversation })
            .AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row => new ConversationPosition(
            new ConversationId(row.conversation.Id),
            PeerOf(row.conversation, person),
            row.conversation.LastSeq,
            Math.Max(row.place.HadSeq, Math.Max(row.place.ReadSeq, row.place.FromSeq))));
    }

    public async Task<IReadOnlyList<ChatMessage>> MissedAsync(UserId person, int limit, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var missed =
            from place in db.Participants
            where place.UserId == person.Value
            join message in db.Messages on place.ConversationId equals message.ConversationId
            where message.Seq > place.HadSeq && message.Seq > place.ReadSeq && message.Seq > place.FromSeq && message.SenderId != person.Value
            orderby message.Id descending
            select message;
        var rows = await missed.Take(limit).AsNoTracking().ToListAsync(cancellation);
        rows.Reverse();
        return rows.ConvertAll(row => row.AsMessage());
    }

    public async Task MarkHadAsync(UserId person, IReadOnlyDictionary<ConversationId, long> upTo, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var (conversation, seq) in upTo.OrderBy(pair => pair.Key.Value))
        {
            await db.Participants.Where(p => p.ConversationId == conversation.Value && p.UserId == person.Value && p.HadSeq < seq)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.HadSeq, seq), cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    private static Peer PeerOf(ConversationRow conversation, UserId viewer) => conversation.GroupId is { } group
        ? Peer.Of(new GroupId(group))
        : Peer.Of(new UserId((conversation.LowUserId == viewer.Value ? conversation.HighUserId : conversation.LowUserId)!.Value));
}
