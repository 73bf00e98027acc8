namespace ImChat.Domain.Groups;

/// <summary>How many and how long; section <c>Groups</c> of the settings.</summary>
public sealed class GroupLimits
{
    /// <summary>UTF-16 units a name may have.</summary>
    public const int NameChars = 60;

    /// <summary>UTF-16 units an introduction may have.</summary>
    public const int MemoChars = 500;

    /// <summary>UTF-16 units an icon's address may have.</summary>
    public const int IconChars = 2048;

    /// <summary>UTF-16 units an announcement may have.</summary>
    public const int AnnouncementChars = 2000;

    /// <summary>Groups one person may own; at least 1.</summary>
    public int MaxOwned { get; set; } = 5;

    /// <summary>Members one group may have, its owner included; at least 2.</summary>
    public int MaxMembers { get; set; } = 500;

    /// <summary>The reason why a group cannot present itself like this, or null.</summary>
    internal static Refusal? CheckProfile(string name, string icon, string memo)
    {
        if (name.Length == 0)
            return Refusal.NameMissing;
        return name.Length > NameChars || memo.Length > MemoChars || icon.Length > IconChars ? Refusal.NameTooLong : null;
    }
}
