using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>Keeps groups and who belongs to them. Each change is one transaction: two at once cannot pass a limit together.</summary>
public interface IGroupStore
{
    /// <summary>The group of exactly this name, the oldest of several, or null.</summary>
    Task<ChatGroup?> FindByNameAsync(string name, CancellationToken cancellation);

    /// <summary>Who belongs to the groups of this person, by group.</summary>
    Task<ILookup<GroupId, UserId>> MembersAsync(UserId member, CancellationToken cancellation);

    /// <summary>The groups this person belongs to, by number.</summary>
    Task<IReadOnlyList<ChatGroup>> OfAsync(UserId member, CancellationToken cancellation);

    /// <summary>Makes the group with its owner as first member; refused with <see cref="Refusal.TooManyGroups"/> or <see cref="Refusal.GroupFull"/>.</summary>
    Task<Outcome<GroupChange>> CreateAsync(NewGroup group, GroupLimits limits, CancellationToken cancellation);

    /// <summary>
    /// Adds a member, or remembers that they want to be one where they have to be let in: then nobody is <see cref="GroupChange.Added"/> and
    /// <see cref="GroupChange.Members"/> are those who may let them in. An invite lets them in at once. Refused with
    /// <see cref="Refusal.UnknownGroup"/>, <see cref="Refusal.AlreadyMember"/>, <see cref="Refusal.GroupFull"/> or <see cref="Refusal.InvitationOnly"/>.
    /// </summary>
    Task<Outcome<GroupChange>> JoinAsync(GroupId group, UserId person, GroupLimits limits, bool isInvited, CancellationToken cancellation);

    /// <summary>
    /// Changes a group as <paramref name="actor"/> wants, where <see cref="GroupRules"/> let them; they are asked in the same transaction.
    /// Where nothing changes, there is no notice.
    /// </summary>
    Task<Outcome<GroupChange>> ChangeAsync(UserId actor, GroupId group, GroupCommand command, GroupLimits limits, CancellationToken cancellation);

    /// <summary>Remembers a link that lets people in; null when it is done, or why not.</summary>
    Task<Refusal?> AddInviteAsync(UserId actor, GroupId group, InviteToken token, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>Where a link leads, expired or not; null when there is none, or its group is over.</summary>
    Task<GroupInvite?> FindInviteAsync(UserId viewer, InviteToken token, CancellationToken cancellation);
}
