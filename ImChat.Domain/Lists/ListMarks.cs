namespace ImChat.Domain.Lists;

/// <summary>How a person has arranged one conversation in their own list. Nobody else knows.</summary>
/// <param name="IsPinned">It stands above those that are not.</param>
/// <param name="IsMuted">What is unread in it is not counted with the rest.</param>
/// <param name="IsMarkedUnread">It asks to be opened although everything in it is read.</param>
/// <param name="IsHidden">It is not in the list until its next message.</param>
public sealed record ListMarks(bool IsPinned = false, bool IsMuted = false, bool IsMarkedUnread = false, bool IsHidden = false);
