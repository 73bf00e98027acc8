namespace ImChat.Domain.Groups;

/// <summary>How somebody's wish to join ended.</summary>
/// <param name="Group">The group.</param>
/// <param name="IsMember">They are in it; false while they wait to be let in.</param>
public sealed record GroupEntry(ChatGroup Group, bool IsMember);
