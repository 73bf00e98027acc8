using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Groups;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>A person's conversations with all that their list shows: pinned ones first, then the newest.</summary>
internal sealed class ChatLists(IDbContextFactory<ChatDb> factory)
{
    /// <summary>
    /// How far below the newest message unread ones are looked for. Who sends more than this without ever reading is told too small a
    /// number; without an end, each look at their list would read all they ever sent.
    /// </summary>
    private const int LongestLook = 2000;

    public async Task<List<ChatSummary>> OfAsync(UserId me, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var shown = db.Conversations.Where(c => !db.Participants.Any(p => p.ConversationId == c.Id && p.UserId == me.Value && p.HiddenSeq >= (p.UntilSeq ?? c.LastSeq)));
        return await ReadAsync(db, shown, me, cancellation);
    }

    /// <summary>One row of the list, hidden or not, or null when this person does not take part in such a conversation.</summary>
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
                LastSeq = place.UntilSeq ?? conversation.LastSeq,
                LastAt = place.LeftAt ?? conversation.LastAt,
                place.FromSeq,
                place.ReadSeq,
                place.IsPinned,
                place.IsMuted,
                place.IsMarkedUnread,
                IsHidden = place.HiddenSeq != null && place.HiddenSeq >= (place.UntilSeq ?? conversation.LastSeq),
            };
        var rows = await places.OrderByDescending(p => p.IsPinned).ThenByDescending(p => p.LastAt)
            .Select(p => new
            {
                Place = p,
                Unread = db.Messages
                    .Where(m => m.ConversationId == p.Id && m.Seq > p.ReadSeq && m.Seq > p.FromSeq && m.Seq > p.LastSeq - LongestLook && m.Seq <= p.LastSeq && m.SenderId != me.Value && m.Notice == null)
                    .OrderByDescending(m => m.Seq).Take(ChatSummary.MostCounted).Count(),
            })
            .ToListAsync(cancellation);
        var groups = await places.Join(db.Groups, p => p.GroupId, g => g.Id, (_, g) => g).AsNoTracking().ToDictionaryAsync(g => g.Id, cancellation);
        var people = await places.Join(db.Users, p => p.Other, u => u.Id, (_, u) => new { u.Id, u.Nickname, u.Avatar }).ToDictionaryAsync(u => u.Id, cancellation);
        var lasts = await places
            .Join(db.Messages, p => new { p.Id, Seq = p.LastSeq }, m => new { Id = m.ConversationId, m.Seq }, (p, m) => new { Place = p, Message = m })
            .Where(last => last.Message.Seq > last.Place.FromSeq)
            .Join(db.Users, last => last.Message.SenderId, u => u.Id, (last, u) => new { last.Message, Sender = u.Nickname })
            .AsNoTracking().ToDictionaryAsync(last => last.Message.ConversationId, cancellation);
        var named = lasts.Values.Where(last => last.Message.Notice is not null).SelectMany(last => last.Message.AsNotice()!.People).Select(person => person.Value).ToHashSet();
        var names = named.Count == 0 ? [] : await db.Users.Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => new UserId(u.Id), u => u.Nickname, cancellation);
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
                row.Unread,
                new ListMarks(place.IsPinned, place.IsMuted, place.IsMarkedUnread, place.IsHidden))
            {
                LastNotice = last?.Message.AsNotice() is { } notice ? NoticeLine.Of(notice, new UserId(last.Message.SenderId), me, person => person.Value == last.Message.SenderId ? last.Sender : names.GetValueOrDefault(person)) : null,
            };
        });
    }
}
