using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Where a message stands: the number of its conversation's row, its number there and its number over all.</summary>
internal readonly record struct Place(ConversationId Conversation, long Seq, long Id)
{
    public override string ToString() => $"{Conversation}:{Seq} (id {Id})";
}
