using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Keeps who is whose friend. Friendship goes both ways and exists at most once for a pair.</summary>
public interface IContactStore
{
    /// <summary>A person's friends, by number.</summary>
    Task<IReadOnlyList<Person>> OfAsync(UserId owner, CancellationToken cancellation);

    /// <summary>The numbers of several people's friends, by person.</summary>
    Task<ILookup<UserId, UserId>> OfManyAsync(IReadOnlyCollection<UserId> owners, CancellationToken cancellation);

    /// <summary>Makes the two friends of each other; false when they already were, also when somebody else was faster.</summary>
    Task<bool> AddAsync(UserId owner, UserId friend, CancellationToken cancellation);
}
