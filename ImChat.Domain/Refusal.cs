namespace ImChat.Domain;

/// <summary>Why something was not done. A refusal is definite: nothing was stored and nobody was told.</summary>
public enum Refusal
{
    /// <summary>A text message of nothing but white space.</summary>
    Empty,

    /// <summary>Longer than <see cref="Messages.MessageRules.MaxChars"/> UTF-16 units.</summary>
    TooLong,

    /// <summary>Control characters that cannot be shown or stored everywhere.</summary>
    BadText,

    /// <summary>Over the sender's rate; it may succeed later.</summary>
    RateLimited,

    /// <summary>The server cannot store just now; it may succeed later.</summary>
    Busy,

    /// <summary>The same client id was already used by this sender for another message.</summary>
    ClientIdConflict,

    /// <summary>No person has this number.</summary>
    UnknownPerson,

    /// <summary>No group has this number.</summary>
    UnknownGroup,

    /// <summary>The sender does not belong to this group.</summary>
    NotMember,

    /// <summary>One cannot add oneself as a friend.</summary>
    Self,

    /// <summary>Only friends may write to this person, or change what they keep of them; the sender is none.</summary>
    NotFriend,

    /// <summary>They are friends already.</summary>
    AlreadyFriend,

    /// <summary>The person belongs to this group already.</summary>
    AlreadyMember,

    /// <summary>A group needs a name.</summary>
    NameMissing,

    /// <summary>A group's name, introduction or icon is too long.</summary>
    NameTooLong,

    /// <summary>The person owns as many groups as <see cref="Groups.GroupLimits.MaxOwned"/> allows.</summary>
    TooManyGroups,

    /// <summary>The group has as many members as <see cref="Groups.GroupLimits.MaxMembers"/> allows.</summary>
    GroupFull,

    /// <summary>This is for others in the group to do.</summary>
    Forbidden,

    /// <summary>The sender, or everybody in the group, is muted.</summary>
    Muted,

    /// <summary>A group's owner gives it to somebody or dissolves it, but does not leave it.</summary>
    OwnerStays,

    /// <summary>One cannot join this group by its number.</summary>
    InvitationOnly,

    /// <summary>The link lets nobody in any more.</summary>
    InviteExpired,

    /// <summary>A file has more bytes than <see cref="Attachments.AttachmentLimits.MaxBytes"/>.</summary>
    TooBig,

    /// <summary>A picture has more pixels than <see cref="Attachments.PictureSize.MostPixels"/>, or a longer side than <see cref="Attachments.PictureSize.MostSide"/>.</summary>
    TooManyPixels,

    /// <summary>The person's files together would have more bytes than <see cref="Attachments.AttachmentLimits.QuotaPerPerson"/>.</summary>
    QuotaUsed,
}
