using ImChat.Domain.Messages;

namespace ImChat.Domain.Delivery;

/// <summary>How far a conversation has come, and how far one person in it.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Peer">The same, as the person sees it.</param>
/// <param name="FromSeq">Messages up to this number are not for them to see; 0 when all are.</param>
/// <param name="LastSeq">The newest message's number, 0 when there is none.</param>
/// <param name="HadSeq">Up to here some device of theirs has had everything they may see; at least <paramref name="ReadSeq"/>.</param>
/// <param name="ReadSeq">Up to here they have read; at least <paramref name="FromSeq"/>.</param>
public sealed record ConversationPosition(ConversationId Conversation, Peer Peer, long FromSeq, long LastSeq, long HadSeq, long ReadSeq);
