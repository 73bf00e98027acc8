using ImChat.Domain.People;

namespace ImChat.Domain.Lists;

/// <summary>Keeps one draft for each person and conversation.</summary>
public interface IDraftStore
{
    /// <summary>A person's drafts, the latest first, empty ones among them.</summary>
    Task<IReadOnlyList<Draft>> OfAsync(UserId owner, CancellationToken cancellation);

    /// <summary>
    /// Keeps those that are later than what is kept, in one transaction, and answers which these are. Of very many drafts of one person
    /// the oldest are forgotten.
    /// </summary>
    Task<IReadOnlyList<Draft>> KeepAsync(IReadOnlyCollection<Draft> drafts, CancellationToken cancellation);
}
