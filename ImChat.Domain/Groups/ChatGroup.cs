using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>A room that people join by its number.</summary>
/// <param name="Id">The group's number.</param>
/// <param name="Name">1 to <see cref="GroupLimits.NameChars"/> UTF-16 units.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Icon">A root-relative or absolute address of a picture, or empty.</param>
/// <param name="Kind">What it is for, 0 to 4, as the old clients offer it; other numbers are kept as they are.</param>
/// <param name="Memo">An introduction, or empty.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record ChatGroup(GroupId Id, string Name, UserId Owner, string Icon, int Kind, string Memo, DateTimeOffset CreatedAt)
{
    /// <summary>What holds in it.</summary>
    public GroupPolicy Policy { get; init; } = new();
}
