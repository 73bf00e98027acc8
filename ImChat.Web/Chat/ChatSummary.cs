using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>A conversation as one person's list shows it.</summary>
/// <param name="Peer">Who or which group.</param>
/// <param name="Conversation">Where it is kept.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Picture">An address, or empty.</param>
/// <param name="LastSeq">The newest message's number, 0 when nothing was said yet.</param>
/// <param name="LastSender">Who said it, with their name, or null.</param>
/// <param name="LastSenderName">Their name, or empty.</param>
/// <param name="LastBody">As much of what they said as a line needs, or null.</param>
/// <param name="At">When something last happened.</param>
/// <param name="Unread">Others' messages that this person has not read.</param>
public sealed record ChatSummary(
    Peer Peer, ConversationId Conversation, string Name, string Picture, long LastSeq, long? LastSender, string LastSenderName, MessageBody? LastBody, DateTimeOffset At, int Unread);
