using System.Linq.Expressions;
using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class GroupStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IGroupStore
{
    private static readonly Expression<Func<GroupRow, ChatGroup>> AsGroup =
        row => new ChatGroup(new GroupId(row.Id), row.Name, new UserId(row.OwnerId), row.Icon, row.Kind, row.Memo, row.CreatedAt);

    public async Task<ChatGroup?> FindByNameAsync(string name, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Groups.Where(g => g.Name == name).OrderBy(g => g.Id).Select(AsGroup).FirstOrDefaultAsync(cancellation);
    }

    public async Task<ILookup<GroupId, UserId>> MembersAsync(UserId member, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Participants.Where(p => p.UserId == member.Value)
            .Join(db.Conversations.Where(c => c.GroupId != null), p => p.ConversationId, c => c.Id, (_, c) => c)
            .Join(db.Participants, c => c.Id, p => p.ConversationId, (c, p) => new { Group = c.GroupId!.Value, p.UserId })
            .OrderBy(row => row.UserId).ToListAsync(cancellation);
        return rows.ToLookup(row => new GroupId(row.Group), row => new UserId(row.UserId));
    }

    public async Task<IReadOnlyList<ChatGroup>> OfAsync(UserId member, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Participants.Where(p => p.UserId == member.Value)
            .Join(db.Conversations, p => p.ConversationId, c => c.Id, (_, c) => c.GroupId)
            .Join(db.Groups, id => id, g => g.Id, (_, g) => g)
            .OrderBy(g => g.Id).Select(AsGroup).ToListAsync(cancellation);
    }

    public async Task<Outcome<ChatGroup>> CreateAsync(NewGroup group, int maxOwned, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Groups.CountAsync(g => g.OwnerId == group.Owner.Value, cancellation) >= maxOwned)
            return Refusal.TooManyGroups;
        var row = new GroupRow { Name = group.Name, OwnerId = group.Owner.Value, Icon = group.Icon, Kind = group.Kind, Memo = group.Memo, CreatedAt = now };
        db.Groups.Add(row);
        await db.SaveChangesAsync(cancellation);
        var conversation = new ConversationRow { GroupId = row.Id, LastAt = now };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync(cancellation);
        db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = row.OwnerId, JoinedAt = now });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ChatGroup(new GroupId(row.Id), row.Name, group.Owner, row.Icon, row.Kind, row.Memo, row.CreatedAt);
    }

    public async Task<Outcome<ChatGroup>> JoinAsync(GroupId group, UserId person, int maxMembers, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.GroupId == group.Value, cancellation) is not { } conversation)
            return Refusal.UnknownGroup;
        var members = db.Participants.Where(p => p.ConversationId == conversation.Id);
        if (await members.AnyAsync(p => p.UserId == person.Value, cancellation))
            return Refusal.AlreadyMember;
        if (await members.CountAsync(cancellation) >= maxMembers)
            return Refusal.GroupFull;
        db.Participants.Add(new ParticipantRow
        {
            ConversationId = conversation.Id,
            UserId = person.Value,
            // What was said before they came was not said to them.
            FromSeq = conversation.LastSeq,
            ReadSeq = conversation.LastSeq,
            JoinedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        var joined = await db.Groups.Where(g => g.Id == group.Value).Select(AsGroup).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return joined;
    }
}
