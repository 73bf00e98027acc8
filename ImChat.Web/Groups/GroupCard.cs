using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Web.Groups;

/// <summary>A group as one person sees it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Role">What the viewer is in it; <see cref="GroupRole.None"/> when they no longer are, and then the rest is empty.</param>
/// <param name="Alias">How the viewer wants to be called, or empty.</param>
/// <param name="MayNotSpeak">The viewer, or everybody like them, is muted.</param>
/// <param name="Announcement">What members are to read, or empty.</param>
/// <param name="IsConfirmed">The viewer has confirmed it.</param>
/// <param name="Aliases">How people want to be called, where they said so.</param>
public sealed record GroupCard(
    ChatGroup Group, GroupRole Role, string Alias, bool MayNotSpeak, string Announcement, bool IsConfirmed, IReadOnlyDictionary<UserId, string> Aliases)
{
    public bool May(GroupAction action) => GroupRules.May(Role, action, Group.Policy.Joining);
}
