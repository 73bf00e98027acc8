using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>Making, joining and changing groups: for every door. Who is concerned hears of it at once.</summary>
public sealed class GroupDirectory(IGroupStore store, IBackplane backplane, GroupLimits limits, TimeProvider clock)
{
    /// <summary>Makes a group and tells the pages of those in it. Refused: no name, too long, too many owned or in it.</summary>
    public async Task<Outcome<ChatGroup>> CreateAsync(NewGroup wanted, CancellationToken cancellation)
    {
        var group = wanted with { Name = wanted.Name.Trim() };
        if (GroupLimits.CheckProfile(group.Name, group.Icon, group.Memo) is { } broken)
            return broken;
        return AsGroup(await TellAsync(await store.CreateAsync(group, limits, cancellation)));
    }

    /// <summary>
    /// Joins a group, or asks to be let in; from the next message on, a member receives it. Refused: unknown, a member already, full, by
    /// invitation only.
    /// </summary>
    public async Task<Outcome<GroupEntry>> JoinAsync(UserId person, GroupId group, CancellationToken cancellation) =>
        await EnterAsync(person, group, isInvited: false, cancellation);

    /// <summary>Joins by a link. Refused as <see cref="JoinAsync"/>, and when the link has expired or leads nowhere.</summary>
    public async Task<Outcome<GroupEntry>> JoinByInviteAsync(UserId person, InviteToken token, CancellationToken cancellation)
    {
        if (await store.FindInviteAsync(person, token, cancellation) is not { } invite || invite.ExpiresAt <= clock.GetUtcNow())
            return Refusal.InviteExpired;
        return await EnterAsync(person, invite.Group.Id, isInvited: true, cancellation);
    }

    /// <summary>A link that lets people in for <see cref="InviteToken.Lifetime"/>; refused where one may not invite.</summary>
    public async Task<(InviteToken? Token, Refusal? Refusal)> InviteAsync(UserId actor, GroupId group, CancellationToken cancellation)
    {
        var token = InviteToken.New();
        var refusal = await store.AddInviteAsync(actor, group, token, clock.GetUtcNow() + InviteToken.Lifetime, cancellation);
        return refusal is null ? (token, null) : (null, refusal);
    }

    /// <summary>Changes a group; null when it is done, or why not.</summary>
    public async Task<Refusal?> ChangeAsync(UserId actor, GroupId group, GroupCommand command, CancellationToken cancellation)
    {
        if (command is ChangeProfile profile)
            command = profile with { Name = profile.Name.Trim() };
        return Check(command) ?? (await TellAsync(await store.ChangeAsync(actor, group, command, limits, cancellation))).Refusal;
    }

    private static Refusal? Check(GroupCommand command) => command switch
    {
        ChangeProfile profile => GroupLimits.CheckProfile(profile.Name, profile.Icon, profile.Memo),
        Announce { Text.Length: > GroupLimits.AnnouncementChars } => Refusal.TooLong,
        CallOneself { Name.Length: > GroupLimits.NameChars } => Refusal.TooLong,
        _ => null,
    };

    private static Outcome<ChatGroup> AsGroup(Outcome<GroupChange> outcome) => outcome.IsDone ? outcome.Value.Group : outcome.Refusal.Value;

    private async Task<Outcome<GroupEntry>> EnterAsync(UserId person, GroupId group, bool isInvited, CancellationToken cancellation)
    {
        var outcome = await TellAsync(await store.JoinAsync(group, person, limits, isInvited, cancellation));
        return outcome.IsDone ? new GroupEntry(outcome.Value.Group, outcome.Value.Added.Count > 0) : outcome.Refusal.Value;
    }

    private async Task<Outcome<GroupChange>> TellAsync(Outcome<GroupChange> outcome)
    {
        if (outcome.Value is not { } change)
            return outcome;
        if (change.Added.Count > 0)
            await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(change.Group.Id)), change.Added));
        IReadOnlyList<UserId> concerned = [.. change.Members.Union(change.Gone)];
        if (change.Notice is { } notice)
            await backplane.PublishAsync(new Envelope(new MessageArrived(notice, Origin: null), concerned));
        await backplane.PublishAsync(new Envelope(new GroupChanged(change.Group.Id), concerned));
        return outcome;
    }
}
