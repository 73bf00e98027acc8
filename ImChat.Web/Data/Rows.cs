using ImChat.Domain.Groups;
using ImChat.Domain.Messages;

namespace ImChat.Web.Data;

/// <summary>A conversation: of a pair of people (the lower number first) or of a group.</summary>
internal sealed class ConversationRow
{
    public long Id { get; set; }

    public long? LowUserId { get; set; }

    public long? HighUserId { get; set; }

    public long? GroupId { get; set; }

    /// <summary>The <c>Seq</c> of the newest message, 0 when there is none.</summary>
    public long LastSeq { get; set; }

    /// <summary>When something last happened in it; orders the list.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>Grows with each change of who takes part and of what they may: see <see cref="Audience.Revision"/>.</summary>
    public long Revision { get; set; }
}

/// <summary>Somebody in a conversation, with what they may see and have read of it. A group's members are those of its conversation.</summary>
internal sealed class ParticipantRow
{
    public long ConversationId { get; set; }

    public long UserId { get; set; }

    /// <summary>Messages up to this one were before their time.</summary>
    public long FromSeq { get; set; }

    public long ReadSeq { get; set; }

    /// <summary>What some device of theirs has had.</summary>
    public long HadSeq { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    public bool IsPinned { get; set; }

    public bool IsMuted { get; set; }

    /// <summary>Their own reminder; reading takes it away.</summary>
    public bool IsMarkedUnread { get; set; }

    /// <summary>Not in their list while nothing above this was said; null while it is.</summary>
    public long? HiddenSeq { get; set; }

    /// <summary>The last one they may see, once they are in the group no longer; null while they take part.</summary>
    public long? UntilSeq { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    public bool IsAdministrator { get; set; }

    /// <summary>May not write.</summary>
    public bool IsSilenced { get; set; }

    /// <summary>How they want to be called in the group, or empty.</summary>
    public string Alias { get; set; } = "";

    /// <summary>The notice of the announcement they confirmed last, or 0.</summary>
    public long ConfirmedSeq { get; set; }
}

/// <summary>What a person has begun to write to somebody, or that it is gone.</summary>
internal sealed class DraftRow
{
    public long UserId { get; set; }

    public PeerKind ToKind { get; set; }

    public long ToNumber { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string? DeviceId { get; set; }
}

internal sealed class GroupRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public long OwnerId { get; set; }

    public string Icon { get; set; } = "";

    public int Kind { get; set; }

    public string Memo { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public JoiningRule Joining { get; set; }

    public bool SharesHistory { get; set; }

    /// <summary>Only its owner and administrators may write.</summary>
    public bool IsSilenced { get; set; }

    /// <summary>Over; kept for those who read what was said in it.</summary>
    public bool IsDissolved { get; set; }

    public string Announcement { get; set; } = "";

    /// <summary>The notice that told of the announcement, or 0.</summary>
    public long AnnouncementSeq { get; set; }
}

/// <summary>Somebody waits to be let into a group.</summary>
internal sealed class GroupRequestRow
{
    public long GroupId { get; set; }

    public long UserId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A link that lets people into a group.</summary>
internal sealed class GroupInviteRow
{
    /// <summary>SHA-256 of what stands in the link.</summary>
    public byte[] TokenHash { get; set; } = [];

    public long GroupId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>One direction of a friendship; the other is a row of its own.</summary>
internal sealed class ContactRow
{
    public long OwnerId { get; set; }

    public long FriendId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What the owner calls them, or empty.</summary>
    public string Remark { get; set; } = "";

    /// <summary>Words apart by a comma.</summary>
    public string Tags { get; set; } = "";

    public bool IsStarred { get; set; }
}

/// <summary>Somebody waits for somebody's consent.</summary>
internal sealed class RequestRow
{
    public long FromId { get; set; }

    public long ToId { get; set; }

    public string Greeting { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>Somebody does not want to hear of somebody. How far each had come with the other is all that either sees from then on.</summary>
internal sealed class BlockRow
{
    public long OwnerId { get; set; }

    public long PersonId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public long OwnerHad { get; set; }

    public long OwnerRead { get; set; }

    public long PersonHad { get; set; }

    public long PersonRead { get; set; }
}

/// <summary>What somebody told whoever runs the server about somebody.</summary>
internal sealed class ReportRow
{
    public long Id { get; set; }

    public long ReporterId { get; set; }

    public long PersonId { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

internal sealed class MessageRow
{
    public long Id { get; set; }

    public long ConversationId { get; set; }

    public long Seq { get; set; }

    public long SenderId { get; set; }

    public PeerKind ToKind { get; set; }

    public long ToNumber { get; set; }

    public MediaKind Media { get; set; }

    public string Content { get; set; } = "";

    public string Pic { get; set; } = "";

    public string Url { get; set; } = "";

    public string Memo { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset At { get; set; }

    public string? ClientId { get; set; }

    public byte[]? Frame { get; set; }

    /// <summary>What happened, where nobody wrote this: its people stand in <see cref="Memo"/>, its text in <see cref="Content"/>.</summary>
    public NoticeKind? Notice { get; set; }

    /// <summary>The other one in this conversation of two had blocked its sender: see <see cref="Visibility"/>.</summary>
    public bool IsWithheld { get; set; }
}

/// <summary>A device of a person that keeps a name.</summary>
internal sealed class DeviceRow
{
    public long UserId { get; set; }

    public string Id { get; set; } = "";

    /// <summary>When it last came, to the day.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>What one device has acknowledged of one conversation.</summary>
internal sealed class DeviceCursorRow
{
    public long UserId { get; set; }

    public string DeviceId { get; set; } = "";

    public long ConversationId { get; set; }

    public long GotSeq { get; set; }
}

/// <summary>An uploaded file, whose bytes the store has under the same name.</summary>
internal sealed class AttachmentRow
{
    public string Name { get; set; } = "";

    public long OwnerId { get; set; }

    public long Bytes { get; set; }

    public string ContentType { get; set; } = "";

    public string OriginalName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Of a picture; else 0.</summary>
    public int Width { get; set; }

    public int Height { get; set; }
}
