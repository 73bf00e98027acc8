using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Groups;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Reads a group as one person may see it.</summary>
internal sealed class GroupCards(IDbContextFactory<ChatDb> factory)
{
    /// <summary>The group, or null when this person neither is nor was in it.</summary>
    public async Task<GroupCard?> FindAsync(UserId viewer, GroupId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (await db.PlaceOf(viewer, Peer.Of(id)).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } place)
            return null;
        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == id.Value, cancellation);
        var role = place.RoleIn(group);
        var aliases = await db.Members(new ConversationId(place.ConversationId)).Where(p => p.Alias != "").ToDictionaryAsync(p => new UserId(p.UserId), p => p.Alias, cancellation);
        if (role == GroupRole.None)
            return new GroupCard(group.ToGroup(), role, "", MayNotSpeak: true, "", IsConfirmed: true, aliases);
        return new GroupCard(
            group.ToGroup(), role, place.Alias, GroupRules.CheckSpeaking(role, place.IsSilenced, group.IsSilenced) is not null, group.Announcement,
            place.ConfirmedSeq >= group.AnnouncementSeq, aliases);
    }

    /// <summary>Who is in the group: its owner, then its administrators, then the others as they came. Nobody for somebody who is not.</summary>
    public async Task<IReadOnlyList<GroupMember>> MembersAsync(UserId viewer, GroupId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (await db.PlaceOf(viewer, Peer.Of(id)).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } own)
            return [];
        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == id.Value, cancellation);
        var role = own.RoleIn(group);
        if (role == GroupRole.None)
            return [];
        var seesConfirmations = group.AnnouncementSeq > 0 && GroupRules.May(role, GroupAction.SeeConfirmations);
        var rows = await db.Members(new ConversationId(own.ConversationId))
            .Join(db.NamesFor(viewer), p => p.UserId, n => n.Id, (place, n) => new { place, Nickname = n.Name, Avatar = n.Picture })
            .OrderBy(row => row.place.JoinedAt).ThenBy(row => row.place.UserId).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new GroupMember(
                new UserId(row.place.UserId),
                row.place.Alias.Length > 0 ? row.place.Alias : row.Nickname,
                row.Nickname,
                row.Avatar,
                row.place.RoleIn(group),
                row.place.IsSilenced,
                seesConfirmations ? row.place.ConfirmedSeq >= group.AnnouncementSeq : null)).OrderByDescending(member => member.Role),
        ];
    }

    /// <summary>Who waits to be let in, the first one first; nobody where that is not for the viewer to see.</summary>
    public async Task<IReadOnlyList<Person>> WaitingAsync(UserId viewer, GroupId id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var place = await db.PlaceOf(viewer, Peer.Of(id)).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id.Value, cancellation);
        if (group is null || !GroupRules.May(place.RoleIn(group), GroupAction.Admit))
            return [];
        return await db.GroupRequests.Where(r => r.GroupId == id.Value).OrderBy(r => r.At).Join(db.Users, r => r.UserId, u => u.Id, (_, u) => u)
            .Select(PersonStore.AsPerson).ToListAsync(cancellation);
    }
}
