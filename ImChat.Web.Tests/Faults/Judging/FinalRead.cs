using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>What is there after all: what the database holds, and what the history tells somebody who asks for it.</summary>
/// <param name="Rows">The database's messages.</param>
/// <param name="Conversations">The key of each conversation's talk.</param>
/// <param name="Damage">What the database's own check found broken.</param>
/// <param name="Pages">The messages of all conversations as the history pages told them.</param>
internal sealed record FinalRead(
    IReadOnlyList<StoredMessage> Rows,
    IReadOnlyDictionary<ConversationId, string> Conversations,
    IReadOnlyList<string> Damage,
    IReadOnlyList<StoredMessage> Pages);
