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

    /// <summary>Makes the group with its owner as first member; refused with <see cref="Refusal.TooManyGroups"/>.</summary>
    Task<Outcome<ChatGroup>> CreateAsync(NewGroup group, int maxOwned, CancellationToken cancellation);

    /// <summary>Adds a member; refused with <see cref="Refusal.UnknownGroup"/>, <see cref="Refusal.AlreadyMember"/> or <see cref="Refusal.GroupFull"/>.</summary>
    Task<Outcome<ChatGroup>> JoinAsync(GroupId group, UserId person, int maxMembers, CancellationToken cancellation);
}
