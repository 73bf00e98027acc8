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
        return (await ReadAsync(db, db.Conversations, me, cancellation)).FindAll(row => !row.Marks.IsHidden);
    }

    /// <summary>One row of the list, hidden or not, or null when this person does not take part in such a conversation.</summary>
    public async Task<ChatSummary?> FindAsync(UserId me, Peer peer, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return (await ReadAsync(db, db.Conversations.Of(me, peer), me, cancellation)).SingleOrDefault();
    }

    private static async Task<List<ChatSummary>> ReadAsync(ChatDb db, IQueryable<ConversationRow> conversations, UserId me, CancellationToken cancellation)
    {
        var visible = db.Messages.VisibleTo(me);
        var places =
            from place in db.Participants
            where place.UserId == me.Value
            join conversation in conversations on place.ConversationId equals conversation.Id
            select new
            {
                conversation.Id,
                conversation.GroupId,
                Other = conversation.LowUserId == me.Value ? conversation.HighUserId : conversation.LowUserId,
                // Where this person sees the end: that of the conversation, but for what is withheld from them or came when they had left.
                LastSeq = visible.Where(m => m.ConversationId == conversation.Id && (place.UntilSeq == null || m.Seq <= place.UntilSeq)).OrderByDescending(m => m.Seq).Select(m => (long?)m.Seq).FirstOrDefault() ?? 0,
                LastAt = place.LeftAt ?? conversation.LastAt,
                place.FromSeq,
                place.ReadSeq,
                place.IsPinned,
                place.IsMuted,
                place.IsMarkedUnread,
                place.HiddenSeq,
            };
        var rows = await places
            .Select(p => new
            {
                Place = p,
                Unread = visible
                    .Where(m => m.ConversationId == p.Id && m.Seq > p.ReadSeq && m.Seq > p.FromSeq && m.Seq > p.LastSeq - LongestLook && m.Seq <= p.LastSeq && m.SenderId != me.Value && m.Notice == null)
                    .OrderByDescending(m => m.Seq).Take(ChatSummary.MostCounted).Count(),
            })
            .ToListAsync(cancellation);
        var groups = await places.Join(db.Groups, p => p.GroupId, g => g.Id, (_, g) => g).AsNoTracking().ToDictionaryAsync(g => g.Id, cancellation);
        var named = db.NamesFor(me);
        var people = await places.Join(named, p => p.Other, n => n.Id, (_, n) => n).ToDictionaryAsync(n => n.Id, cancellation);
        var lasts = await places
            .Join(db.Messages, p => new { p.Id, Seq = p.LastSeq }, m => new { Id = m.ConversationId, m.Seq }, (p, m) => new { Place = p, Message = m })
            .Where(last => last.Message.Seq > last.Place.FromSeq)
            .Join(named, last => last.Message.SenderId, n => n.Id, (last, n) => new { last.Message, Sender = n.Name })
            .AsNoTracking().ToDictionaryAsync(last => last.Message.ConversationId, cancellation);
        var noticed = lasts.Values.Where(last => last.Message.Notice is not null).SelectMany(last => last.Message.AsNotice()!.People).Select(person => person.Value).ToHashSet();
        var names = noticed.Count == 0 ? [] : await named.Where(n => noticed.Contains(n.Id)).ToDictionaryAsync(n => new UserId(n.Id), n => n.Name, cancellation);
        var list = rows.ConvertAll(row =>
        {
            var place = row.Place;
            var group = place.GroupId is { } id ? groups[id] : null;
            var person = place.Other is { } other ? people[other] : null;
            var last = lasts.GetValueOrDefault(place.Id);
            return new ChatSummary(
                group is null ? Peer.Of(new UserId(person!.Id)) : Peer.Of(new GroupId(group.Id)),
                new ConversationId(place.Id),
                group?.Name ?? person!.Name,
                group?.Icon ?? person!.Picture,
                place.LastSeq,
                last?.Message.SenderId,
                last?.Sender ?? "",
                last is null ? null : BodyPreview.Shorten(last.Message.AsBody()),
                last?.Message.At ?? place.LastAt,
                row.Unread,
                new ListMarks(place.IsPinned, place.IsMuted, place.IsMarkedUnread, place.HiddenSeq >= place.LastSeq))
            {
                ReadSeq = place.ReadSeq,
                LastNotice = last?.Message.AsNotice() is { } notice ? NoticeLine.Of(notice, new UserId(last.Message.SenderId), me, person => person.Value == last.Message.SenderId ? last.Sender : names.GetValueOrDefault(person)) : null,
            };
        });
        return [.. list.OrderByDescending(row => row.Marks.IsPinned).ThenByDescending(row => row.At)];
    }
}
