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
        return await Summaries(db, db.Conversations, me).OrderByDescending(s => s.At).ToListAsync(cancellation);
    }

    /// <summary>One row of the list, or null when this person does not take part in such a conversation.</summary>
    public async Task<ChatSummary?> FindAsync(UserId me, Peer peer, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await Summaries(db, db.Conversations.Of(me, peer), me).SingleOrDefaultAsync(cancellation);
    }

    private static IQueryable<ChatSummary> Summaries(ChatDb db, IQueryable<ConversationRow> conversations, UserId me) =>
        from place in db.Participants
        where place.UserId == me.Value
        join conversation in conversations on place.ConversationId equals conversation.Id
        let other = conversation.LowUserId == me.Value ? conversation.HighUserId : conversation.LowUserId
        join g in db.Groups on conversation.GroupId equals g.Id into groups
        from room in groups.DefaultIfEmpty()
        join u in db.Users on other equals u.Id into people
        from person in people.DefaultIfEmpty()
        join m in db.Messages on new { Id = conversation.Id, Seq = conversation.LastSeq } equals new { Id = m.ConversationId, m.Seq } into messages
        from last in messages.Where(m => m.Seq > place.FromSeq).DefaultIfEmpty()
        join s in db.Users on last.SenderId equals s.Id into senders
        from sender in senders.DefaultIfEmpty()
        select new ChatSummary(
            room != null ? new Peer(PeerKind.Group, room.Id) : new Peer(PeerKind.Person, person.Id),
            room != null ? room.Name : person.Nickname,
            room != null ? room.Icon : person.Avatar,
            conversation.LastSeq,
            last != null ? last.SenderId : null,
            sender != null ? sender.Nickname : "",
            last != null ? new MessageBody(last.Media, last.Content, last.Pic, last.Url, last.Memo, last.Amount) : null,
            conversation.LastAt,
            db.Messages.Count(m => m.ConversationId == conversation.Id && m.Seq > place.ReadSeq && m.Seq > place.FromSeq && m.SenderId != me.Value));
}
