using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>A stored message.</summary>
/// <param name="Id">Unique over all conversations.</param>
/// <param name="Conversation">Where it is kept.</param>
/// <param name="Seq">1, 2, 3 … within its conversation, without gaps, in the order of storing.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="To">Where the sender sent it.</param>
/// <param name="Body">What it says.</param>
/// <param name="At">When it was stored, to the millisecond.</param>
/// <param name="ClientId">The sender's own id for it, or null.</param>
/// <param name="Frame">The old wire frame it came as, or null.</param>
/// <param name="IsWithheld">Nobody but its sender ever sees it: the other one had blocked them.</param>
public sealed record ChatMessage(
    long Id, ConversationId Conversation, long Seq, UserId Sender, Peer To, MessageBody Body, DateTimeOffset At, string? ClientId, ReadOnlyMemory<byte>? Frame, bool IsWithheld = false)
{
    /// <summary>What happened, where this is a line that nobody wrote: <see cref="Sender"/> did it, and <see cref="Body"/> is empty. Else null.</summary>
    public GroupNotice? Notice { get; init; }

    /// <summary>The other end of the conversation as this person, who takes part in it, sees it.</summary>
    public Peer PeerFor(UserId viewer) => To.SeenBy(viewer, Sender);
}
