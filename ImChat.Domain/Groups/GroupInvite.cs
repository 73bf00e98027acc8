namespace ImChat.Domain.Groups;

/// <summary>What somebody with an invite link sees of a group before they join.</summary>
/// <param name="Group">The group.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="ExpiresAt">Until when the link lets people in.</param>
/// <param name="IsMember">Whether the one who looks is in it already.</param>
public sealed record GroupInvite(ChatGroup Group, int Members, DateTimeOffset ExpiresAt, bool IsMember);
