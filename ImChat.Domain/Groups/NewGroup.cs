using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>A group somebody wants to make; not yet checked against any rule.</summary>
/// <param name="Owner">Who makes it, and becomes its first member.</param>
/// <param name="Name">Its name, as typed.</param>
/// <param name="Icon">A picture's address, or empty.</param>
/// <param name="Kind">What it is for, 0 to 4.</param>
/// <param name="Memo">An introduction, or empty.</param>
public sealed record NewGroup(UserId Owner, string Name, string Icon = "", int Kind = 0, string Memo = "")
{
    /// <summary>Friends of the owner who are in it from the start; whoever is no friend, or does not want to hear of the owner, is left out.</summary>
    public IReadOnlyList<UserId> Friends { get; init; } = [];
}
