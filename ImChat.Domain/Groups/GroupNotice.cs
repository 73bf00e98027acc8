using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>A line in a group's conversation that nobody wrote: what happened, without words, so that everybody reads it in their own language.</summary>
/// <param name="Kind">What happened. Who did it is the message's sender.</param>
/// <param name="People">To whom.</param>
/// <param name="Text">The new name or the announcement, or empty.</param>
public sealed record GroupNotice(NoticeKind Kind, IReadOnlyList<UserId> People, string Text = "");
