using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>What members do to their group: each in one transaction, in which the rules are asked.</summary>
internal sealed class GroupChanges(IDbContextFactory<ChatDb> factory, TimeProvider clock)
{
    public async Task<Outcome<GroupChange>> StoreAsync(UserId actor, GroupId id, GroupCommand command, GroupLimits limits, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await using var transaction = await db.BeginTurnAsync(command is Transfer ? [command.Target!.Value] : [], id, cancellation);
        if (await GroupDraft.OpenAsync(db, id, clock.GetUtcNow(), cancellation) is not { } draft)
            return Refusal.UnknownGroup;
        var place = await draft.FindAsync(actor);
        var target = command.Target is { } person ? await draft.FindAsync(person) : null;
        var group = draft.Group;
        if (GroupRules.Check(place.RoleIn(group), command.Action, command.Target is null ? null : target.RoleIn(group), group.Joining) is { } forbidden)
            return forbidden;
        if (await ApplyAsync(db, draft, actor, place!, target!, command, limits, cancellation) is { } refusal)
            return refusal;
        var change = await draft.SaveAsync();
        await transaction.CommitAsync(cancellation);
        return change;
    }

    private static Task<Refusal?> ApplyAsync(
        ChatDb db, GroupDraft draft, UserId actor, ParticipantRow place, ParticipantRow target, GroupCommand command, GroupLimits limits, CancellationToken cancellation) =>
        command switch
        {
            ChangeProfile profile => DescribeAsync(draft, actor, profile),
            ChangePolicy policy => Done(() => (draft.Group.Joining, draft.Group.SharesHistory) = (policy.Joining, policy.SharesHistory)),
            BringIn bring => BringInAsync(draft, actor, bring, limits),
            Admit admit => AdmitAsync(draft, actor, admit, limits),
            Appoint appoint => AppointAsync(draft, actor, target, appoint),
            Transfer => TransferAsync(db, draft, actor, target, limits, cancellation),
            Remove => EndAsync(draft, actor, NoticeKind.Removed, target),
            Leave => EndAsync(draft, actor, NoticeKind.Left, place),
            Mute mute => MuteAsync(draft, actor, target, mute),
            MuteAll mute => MuteAllAsync(draft, actor, mute),
            Announce announce => AnnounceAsync(draft, actor, place, announce),
            Confirm => Done(() => place.ConfirmedSeq = draft.Group.AnnouncementSeq),
            CallOneself call => Done(() => place.Alias = call.Name.Trim()),
            Dissolve => DissolveAsync(db, draft, actor, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No change that is known here."),
        };

    private static Task<Refusal?> Done(Action change)
    {
        change();
        return Task.FromResult<Refusal?>(null);
    }

    private static async Task<Refusal?> DescribeAsync(GroupDraft draft, UserId actor, ChangeProfile profile)
    {
        var group = draft.Group;
        if (group.Name != profile.Name)
            await draft.TellAsync(actor, NoticeKind.Renamed, [], profile.Name);
        else if (group.Icon != profile.Icon || group.Kind != profile.Kind || group.Memo != profile.Memo)
            await draft.TellAsync(actor, NoticeKind.Redescribed, []);
        (group.Name, group.Icon, group.Kind, group.Memo) = (profile.Name, profile.Icon, profile.Kind, profile.Memo);
        return null;
    }

    private static async Task<Refusal?> BringInAsync(GroupDraft draft, UserId actor, BringIn bring, GroupLimits limits)
    {
        var friends = await draft.FriendsOutsideAsync(actor, bring.Friends);
        if (!await draft.HasRoomForAsync(friends.Count, limits))
            return Refusal.GroupFull;
        if (friends.Count == 0)
            return null;
        await draft.LetInAsync(friends);
        await draft.TellAsync(actor, NoticeKind.Invited, friends);
        return null;
    }

    private static async Task<Refusal?> AdmitAsync(GroupDraft draft, UserId actor, Admit admit, GroupLimits limits)
    {
        if (!await draft.ForgetRequestAsync(admit.Person))
            return Refusal.UnknownPerson;
        if (!admit.IsWelcome || await draft.FindAsync(admit.Person) is not null)
            return null;
        if (!await draft.HasRoomForAsync(1, limits))
            return Refusal.GroupFull;
        await draft.LetInAsync([admit.Person]);
        await draft.TellAsync(actor, NoticeKind.Admitted, [admit.Person]);
        return null;
    }

    private static async Task<Refusal?> AppointAsync(GroupDraft draft, UserId actor, ParticipantRow target, Appoint appoint)
    {
        if (target.IsAdministrator == appoint.IsAdministrator)
            return null;
        target.IsAdministrator = appoint.IsAdministrator;
        target.IsSilenced &= !appoint.IsAdministrator;
        await draft.TellAsync(actor, appoint.IsAdministrator ? NoticeKind.Appointed : NoticeKind.Dismissed, [appoint.Member]);
        return null;
    }

    private static async Task<Refusal?> TransferAsync(ChatDb db, GroupDraft draft, UserId actor, ParticipantRow target, GroupLimits limits, CancellationToken cancellation)
    {
        if (await db.Groups.CountAsync(g => g.OwnerId == target.UserId && !g.IsDissolved, cancellation) >= limits.MaxOwned)
            return Refusal.TooManyGroups;
        draft.Group.OwnerId = target.UserId;
        (target.IsAdministrator, target.IsSilenced) = (false, false);
        await draft.TellAsync(actor, NoticeKind.Transferred, [new UserId(target.UserId)]);
        return null;
    }

    private static async Task<Refusal?> EndAsync(GroupDraft draft, UserId actor, NoticeKind kind, ParticipantRow place)
    {
        await draft.TellAsync(actor, kind, kind == NoticeKind.Left ? [] : [new UserId(place.UserId)]);
        draft.End(place);
        return null;
    }

    private static async Task<Refusal?> MuteAsync(GroupDraft draft, UserId actor, ParticipantRow target, Mute mute)
    {
        if (target.IsSilenced == mute.IsMuted)
            return null;
        target.IsSilenced = mute.IsMuted;
        await draft.TellAsync(actor, mute.IsMuted ? NoticeKind.Muted : NoticeKind.Unmuted, [mute.Member]);
        return null;
    }

    private static async Task<Refusal?> MuteAllAsync(GroupDraft draft, UserId actor, MuteAll mute)
    {
        if (draft.Group.IsSilenced == mute.AreMuted)
            return null;
        draft.Group.IsSilenced = mute.AreMuted;
        await draft.TellAsync(actor, mute.AreMuted ? NoticeKind.AllMuted : NoticeKind.AllUnmuted, []);
        return null;
    }

    private static async Task<Refusal?> AnnounceAsync(GroupDraft draft, UserId actor, ParticipantRow place, Announce announce)
    {
        var text = announce.Text.Trim();
        if (draft.Group.Announcement == text)
            return null;
        draft.Group.Announcement = text;
        draft.Group.AnnouncementSeq = text.Length == 0 ? 0 : await draft.TellAsync(actor, NoticeKind.Announced, [], text);
        // Who wrote it has read it.
        place.ConfirmedSeq = draft.Group.AnnouncementSeq;
        return null;
    }

    private static async Task<Refusal?> DissolveAsync(ChatDb db, GroupDraft draft, UserId actor, CancellationToken cancellation)
    {
        await draft.TellAsync(actor, NoticeKind.Dissolved, []);
        draft.End(await draft.Members.ToListAsync(cancellation));
        draft.Group.IsDissolved = true;
        await db.GroupRequests.Where(r => r.GroupId == draft.Group.Id).ExecuteDeleteAsync(cancellation);
        await db.GroupInvites.Where(i => i.GroupId == draft.Group.Id).ExecuteDeleteAsync(cancellation);
        return null;
    }
}
