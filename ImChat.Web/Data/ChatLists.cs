using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>A person's conversations with all that their list shows, newest first.</summary>
internal sealed class ChatLists(IDbContextFactory<ChatDb> factory)
{
    public async Task<List<ChatSummary>> OfAsync(UserId me, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await ReadAsync(db, db.Conversations, me, cancellation);
    }

    /// <summary>One row of the list, or null when this person does not take part in such a conversation.</summary>
    public async Task<ChatSummary?> FindAsync(UserId me, Peer peer, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return (await ReadAsync(db, db.Conversations.Of(me, peer), me, cancellation)).SingleOrDefault();
    }

    private static async Task<List<ChatSummary>> ReadAsync(ChatDb db, IQueryable<ConversationRow> conversations, UserId me, CancellationToken cancellation)
    {
        var places =
            from place in db.Participants
            where place.UserId == me.Value
            join conversation in conversations on place.ConversationId equals conversation.Id
            select new
            {
                conversation.Id,
                conversation.GroupId,
                Other = conversation.LowUserId == me.Value ? conversation.HighUserId : conversation.LowUserId,
                conversation.LastSeq,
                conversation.LastAt,
                place.FromSeq,
                place.ReadSeq,
            };
        var rows = await places.OrderByDescending(p => p.LastAt)
            .Select(p => new { Place = p, Unread = db.Messages.Count(m => m.ConversationId == p.Id && m.Seq > p.ReadSeq && m.Seq > p.FromSeq && m.SenderId != me.Value) })
            .ToListAsync(cancellation);
        var groups = await places.Join(db.Groups, p => p.GroupId, g => g.Id, (_, g) => g).AsNoTracking().ToDictionaryAsync(g => g.Id, cancellation);
        var people = await places.Join(db.Users, p => p.Other, u => u.Id, (_, u) => new { u.Id, u.Nickname, u.Avatar }).ToDictionaryAsync(u => u.Id, cancellation);
        var lasts = await places
            .Join(db.Messages, p => new { p.Id, Seq = p.LastSeq }, m => new { Id = m.ConversationId, m.Seq }, (p, m) => new { Place = p, Message = m })
            .Where(last => last.Message.Seq > last.Place.FromSeq)
            .Join(db.Users, last => last.Message.SenderId, u => u.Id, (last, u) => new { last.Message, Sender = u.Nickname })
            .AsNoTracking().ToDictionaryAsync(last => last.Message.ConversationId, cancellation);
        return rows.ConvertAll(row =>
        {
            var place = row.Place;
            var group = place.GroupId is { } id ? groups[id] : null;
            var person = place.Other is { } other ? people[other] : null;
            var last = lasts.GetValueOrDefault(place.Id);
            return new ChatSummary(
                group is null ? Peer.Of(new UserId(person!.Id)) : Peer.Of(new GroupId(group.Id)),
                new ConversationId(place.Id),
                group?.Name ?? person!.Nickname,
                group?.Icon ?? person!.Avatar,
                place.LastSeq,
                last?.Message.SenderId,
                last?.Sender ?? "",
                last is null ? null : BodyPreview.Shorten(last.Message.AsBody()),
                place.LastAt,
                row.Unread);
        });
    }
}
