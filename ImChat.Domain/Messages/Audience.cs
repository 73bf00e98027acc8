using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>Who is to receive a message, and where it is kept.</summary>
/// <param name="Conversation">The conversation's row.</param>
/// <param name="People">Everybody in it, the sender included, each once.</param>
/// <param name="IsWithheld">Nobody but the sender is ever to see it.</param>
/// <param name="Revision">Grows with each change of who takes part and of what they may; the store refuses to believe an older one.</param>
public sealed record Audience(ConversationId Conversation, IReadOnlyList<UserId> People, bool IsWithheld = false, long Revision = 0);
