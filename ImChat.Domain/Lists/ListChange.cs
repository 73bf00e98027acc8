namespace ImChat.Domain.Lists;

/// <summary>What a person changes about one conversation in their list; null leaves it as it is.</summary>
/// <param name="IsPinned">Pins it, and shows it if it was hidden; or lets it go.</param>
/// <param name="IsMuted">Mutes it or lets it be heard.</param>
/// <param name="IsMarkedUnread">Marks it as unread or takes the mark away.</param>
/// <param name="HideUpTo">
/// Hides it as long as its newest message has this number or a lower one: a message that came in between is not hidden unseen.
/// <see cref="Show"/> shows it again.
/// </param>
public sealed record ListChange(bool? IsPinned = null, bool? IsMuted = null, bool? IsMarkedUnread = null, long? HideUpTo = null)
{
    /// <summary>For <see cref="HideUpTo"/>: hidden no longer.</summary>
    public const long Show = -1;
}
