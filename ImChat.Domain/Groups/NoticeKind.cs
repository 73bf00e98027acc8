namespace ImChat.Domain.Groups;

/// <summary>What happened in a group. The numbers are stored; the names, in lower case with <c>_</c> between words, stand on the wire of <c>imchat.v2</c>.</summary>
public enum NoticeKind
{
    /// <summary>The sender came in.</summary>
    Joined = 1,

    /// <summary>The sender brought people in.</summary>
    Invited = 2,

    /// <summary>The sender let in somebody who had asked.</summary>
    Admitted = 3,

    /// <summary>The sender went.</summary>
    Left = 4,

    /// <summary>The sender sent somebody away.</summary>
    Removed = 5,

    /// <summary>The group has another name.</summary>
    Renamed = 6,

    /// <summary>The group has another icon, kind or introduction.</summary>
    Redescribed = 7,

    /// <summary>Somebody is an administrator now.</summary>
    Appointed = 8,

    /// <summary>Somebody is an administrator no longer.</summary>
    Dismissed = 9,

    /// <summary>The group has another owner.</summary>
    Transferred = 10,

    /// <summary>Somebody may not write.</summary>
    Muted = 11,

    /// <summary>Somebody may write again.</summary>
    Unmuted = 12,

    /// <summary>Only the owner and administrators may write.</summary>
    AllMuted = 13,

    /// <summary>Everybody may write again.</summary>
    AllUnmuted = 14,

    /// <summary>There is an announcement to confirm.</summary>
    Announced = 15,

    /// <summary>The group is over.</summary>
    Dissolved = 16,
}
