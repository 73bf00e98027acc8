using ImChat.Domain.Messages;

namespace ImChat.Domain.Delivery;

/// <summary>How far a conversation has come, and how far one person in it.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Peer">The same, as the person sees it.</param>
/// <param name="LastSeq">The newest message's number, 0 when there is none.</param>
/// <param name="HadSeq">Up to here some connection of theirs has had everything they may see.</param>
public sealed record ConversationPosition(ConversationId Conversation, Peer Peer, long LastSeq, long HadSeq);
