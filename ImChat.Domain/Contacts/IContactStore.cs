using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Keeps who is whose friend. Adding makes both friends of each other; each may let go of the other for themselves.</summary>
public interface IContactStore
{
    /// <summary>A person's friends, by number.</summary>
    Task<IReadOnlyList<Person>> OfAsync(UserId owner, CancellationToken cancellation);

    /// <summary>A person's friends with what that person keeps of them, in no particular order.</summary>
    Task<IReadOnlyList<Friend>> FriendsAsync(UserId owner, CancellationToken cancellation);

    /// <summary>One of them, or null.</summary>
    Task<Friend?> FriendAsync(UserId owner, UserId friend, CancellationToken cancellation);

    /// <summary>
    /// By person, the friends with whom they see each other come and go: each keeps the other, neither has blocked the other, and neither
    /// hides it.
    /// </summary>
    Task<ILookup<UserId, UserId>> WatchersAsync(IReadOnlyCollection<UserId> people, CancellationToken cancellation);

    /// <summary>Who keeps this person as a friend and is kept by them.</summary>
    Task<IReadOnlyList<UserId>> MutualAsync(UserId person, CancellationToken cancellation);

    /// <summary>How <paramref name="actor"/> stands with somebody; null when there is nobody with that number.</summary>
    Task<Standing?> StandingAsync(UserId actor, UserId other, CancellationToken cancellation);

    /// <summary>
    /// Makes the two friends of each other and forgets what either asked; false when they already were, also when somebody else was faster.
    /// </summary>
    Task<bool> AddAsync(UserId owner, UserId friend, CancellationToken cancellation);

    /// <summary>Takes somebody out of this person's friends; they keep this person. False when they were none.</summary>
    Task<bool> RemoveAsync(UserId owner, UserId friend, CancellationToken cancellation);

    /// <summary>Changes what this person keeps of a friend; false when they are none.</summary>
    Task<bool> ChangeAsync(UserId owner, UserId friend, FriendChange change, CancellationToken cancellation);
}
