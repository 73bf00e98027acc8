using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>What stands above a conversation.</summary>
/// <param name="Conversation">Where it is kept; null while nothing was ever said.</param>
/// <param name="Name">The person's or group's name.</param>
/// <param name="Picture">An address, or empty.</param>
public sealed record ConversationHeader(ConversationId? Conversation, string Name, string Picture);
