namespace ImChat.Domain.Groups;

/// <summary>What somebody is in a group, from the least to the most.</summary>
public enum GroupRole
{
    /// <summary>Not in it.</summary>
    None,

    /// <summary>One of its members.</summary>
    Member,

    /// <summary>A member whom the owner has appointed to keep order.</summary>
    Administrator,

    /// <summary>Whose group it is; always exactly one.</summary>
    Owner,
}
