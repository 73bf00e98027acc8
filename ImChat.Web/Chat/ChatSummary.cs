using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Web.Groups;

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
/// <param name="Unread">Others' messages that this person has not read, at most <see cref="MostCounted"/>: more are not counted.</param>
/// <param name="Marks">How this person has arranged it.</param>
public sealed record ChatSummary(
    Peer Peer, ConversationId Conversation, string Name, string Picture, long LastSeq, long? LastSender, string LastSenderName, MessageBody? LastBody, DateTimeOffset At, int Unread, ListMarks Marks)
{
    /// <summary>Up to here this person has read.</summary>
    public long ReadSeq { get; init; }

    /// <summary>What happened, where nobody wrote the newest; else null.</summary>
    public NoticeLine? LastNotice { get; init; }

    /// <summary>Enough to say that it is more than can be shown.</summary>
    public const int MostCounted = 100;

    /// <summary>What it adds to the number in the title.</summary>
    public int Asks => Marks.IsMuted ? 0 : Math.Max(Unread, Marks.IsMarkedUnread ? 1 : 0);

    /// <summary>Whether it stands above another one in the list: pinned ones first, then by what happened last.</summary>
    public bool IsAbove(ChatSummary other) => Marks.IsPinned == other.Marks.IsPinned ? At > other.At : Marks.IsPinned;
}
