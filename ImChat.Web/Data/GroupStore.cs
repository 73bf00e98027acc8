using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class GroupStore(IDbContextFactory<ChatDb> factory, GroupChanges changes, TimeProvider clock) : IGroupStore
{
    public async Task<ChatGroup?> FindByNameAsync(string name, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Groups.Where(g => g.Name == name && !g.IsDissolved).OrderBy(g => g.Id).Select(GroupRows.AsGroup).FirstOrDefaultAsync(cancellation);
    }

    public async Task<ILookup<GroupId, UserId>> MembersAsync(UserId member, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var rows = await db.Participants.Where(p => p.UserId == member.Value && p.UntilSeq == null)
            .Join(db.Conversations.Where(c => c.GroupId != null), p => p.ConversationId, c => c.Id, (_, c) => c)
            .Join(db.Participants.Where(p => p.UntilSeq == null), c => c.Id, p => p.ConversationId, (c, p) => new { Group = c.GroupId!.Value, p.UserId })
            .OrderBy(row => row.UserId).ToListAsync(cancellation);
        return rows.ToLookup(row => new GroupId(row.Group), row => new UserId(row.UserId));
    }

    public async Task<IReadOnlyList<ChatGroup>> OfAsync(UserId member, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Participants.Where(p => p.UserId == member.Value && p.UntilSeq == null)
            .Join(db.Conversations, p => p.ConversationId, c => c.Id, (_, c) => c.GroupId)
            .Join(db.Groups, id => id, g => g.Id, (_, g) => g)
            .OrderBy(g => g.Id).Select(GroupRows.AsGroup).ToListAsync(cancellation);
    }

    public async Task<Outcome<GroupChange>> CreateAsync(NewGroup group, GroupLimits limits, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(cancellation, group.Owner);
        if (await db.Groups.CountAsync(g => g.OwnerId == group.Owner.Value && !g.IsDissolved, cancellation) >= limits.MaxOwned)
            return Refusal.TooManyGroups;
        var row = new GroupRow { Name = group.Name, OwnerId = group.Owner.Value, Icon = group.Icon, Kind = group.Kind, Memo = group.Memo, CreatedAt = now };
        db.Groups.Add(row);
        await db.SaveChangesAsync(cancellation);
        db.Conversations.Add(new ConversationRow { GroupId = row.Id, LastAt = now });
        await db.SaveChangesAsync(cancellation);
        var draft = (await GroupDraft.OpenAsync(db, new GroupId(row.Id), now, cancellation))!;
        var friends = group.Friends.Count == 0 ? [] : await draft.FriendsOutsideAsync(group.Owner, group.Friends);
        if (!await draft.HasRoomForAsync(friends.Count + 1, limits))
            return Refusal.GroupFull;
        await draft.LetInAsync([group.Owner, .. friends]);
        if (friends.Count > 0)
            await draft.TellAsync(group.Owner, NoticeKind.Invited, friends);
        var change = await draft.SaveAsync();
        await transaction.CommitAsync(cancellation);
        return change;
    }

    public async Task<Outcome<GroupChange>> JoinAsync(GroupId group, UserId person, GroupLimits limits, bool isInvited, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync([], group, cancellation);
        if (await GroupDraft.OpenAsync(db, group, clock.GetUtcNow(), cancellation) is not { } draft)
            return Refusal.UnknownGroup;
        if (await draft.FindAsync(person) is not null)
            return Refusal.AlreadyMember;
        if (!await draft.HasRoomForAsync(1, limits))
            return Refusal.GroupFull;
        var rule = isInvited ? JoiningRule.Open : draft.Group.Joining;
        if (rule == JoiningRule.Invitation)
            return Refusal.InvitationOnly;
        GroupChange change;
        if (rule == JoiningRule.Approval)
        {
            change = await draft.SaveRequestAsync(person);
        }
        else
        {
            await draft.LetInAsync([person]);
            await draft.TellAsync(person, NoticeKind.Joined, []);
            change = await draft.SaveAsync();
        }
        await transaction.CommitAsync(cancellation);
        return change;
    }

    public Task<Outcome<GroupChange>> ChangeAsync(UserId actor, GroupId group, GroupCommand command, GroupLimits limits, CancellationToken cancellation) =>
        changes.StoreAsync(actor, group, command, limits, cancellation);

    public async Task<Refusal?> AddInviteAsync(UserId actor, GroupId group, InviteToken token, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync([], group, cancellation);
        if (await GroupDraft.OpenAsync(db, group, clock.GetUtcNow(), cancellation) is not { } draft)
            return Refusal.UnknownGroup;
        if (GroupRules.Check((await draft.FindAsync(actor)).RoleIn(draft.Group), GroupAction.Invite, joining: draft.Group.Joining) is { } refusal)
            return refusal;
        await db.GroupInvites.Where(i => i.ExpiresAt < clock.GetUtcNow() - InviteToken.Lifetime).ExecuteDeleteAsync(cancellation);
        db.GroupInvites.Add(new GroupInviteRow { TokenHash = token.Digest, GroupId = group.Value, ExpiresAt = expiresAt });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    public async Task<GroupInvite?> FindInviteAsync(UserId viewer, InviteToken token, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var digest = token.Digest;
        if (await db.GroupInvites.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == digest, cancellation) is not { } invite
            || await GroupDraft.OpenAsync(db, new GroupId(invite.GroupId), clock.GetUtcNow(), cancellation) is not { } draft)
        {
            return null;
        }
        return new GroupInvite(draft.Group.ToGroup(), await draft.Members.CountAsync(cancellation), invite.ExpiresAt, await draft.FindAsync(viewer) is not null);
    }
}
