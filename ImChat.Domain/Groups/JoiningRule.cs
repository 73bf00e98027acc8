namespace ImChat.Domain.Groups;

/// <summary>How people come into a group.</summary>
public enum JoiningRule
{
    /// <summary>Whoever knows its number. The default, and what old clients expect.</summary>
    Open,

    /// <summary>Whoever is let in by the owner or an administrator.</summary>
    Approval,

    /// <summary>Whoever is brought in or has a link that lets them in.</summary>
    Invitation,
}
