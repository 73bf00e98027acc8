using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Keeps who waits for whose consent: at most one request from one person to another.</summary>
public interface IRequestStore
{
    /// <summary>Keeps a request; an earlier one from and to the same people is replaced.</summary>
    Task AskAsync(UserId from, UserId to, string greeting, CancellationToken cancellation);

    /// <summary>The newest requests to this person, newest first; none from people they have blocked.</summary>
    Task<IReadOnlyList<FriendRequest>> OfAsync(UserId owner, CancellationToken cancellation);

    /// <summary>How many these are.</summary>
    Task<int> CountAsync(UserId owner, CancellationToken cancellation);

    /// <summary>Takes a request away; false when there is none.</summary>
    Task<bool> RemoveAsync(UserId from, UserId to, CancellationToken cancellation);
}
