using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Lists;

/// <summary>Remembers how each person has arranged their list.</summary>
public interface IListStore
{
    /// <summary>Changes it and answers null, or why not: the conversation is not this person's, or nothing can be stored now.</summary>
    Task<Refusal?> ChangeAsync(UserId owner, Peer peer, ListChange change, CancellationToken cancellation);
}
