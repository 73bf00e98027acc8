using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Keeps who does not want to hear of whom.</summary>
public interface IBlockStore
{
    /// <summary>Blocks, or lifts the block; false when it was so before or there is nobody with this number.</summary>
    Task<bool> ChangeAsync(UserId owner, UserId person, bool blocks, CancellationToken cancellation);

    /// <summary>Whom this person has blocked, the last one first.</summary>
    Task<IReadOnlyList<Person>> OfAsync(UserId owner, CancellationToken cancellation);

    /// <summary>Whether this person has blocked the other.</summary>
    Task<bool> IsBlockedAsync(UserId owner, UserId person, CancellationToken cancellation);

    /// <summary>Keeps a report for whoever runs the server.</summary>
    Task ReportAsync(UserId reporter, UserId person, string text, CancellationToken cancellation);
}
