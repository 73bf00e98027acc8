namespace ImChat.Web.Chat;

/// <summary>Which lines of a conversation were rendered first. They are read again: the lines themselves may be larger than a circuit's message.</summary>
/// <param name="First">The number of the oldest, or 0 when there was none.</param>
/// <param name="Last">The number of the newest, or 0.</param>
/// <param name="HasOlder">There is more above.</param>
/// <param name="HasNewer">There is more below.</param>
/// <param name="FirstUnread">The first message that was unread, or 0.</param>
/// <param name="Newest">The number of the conversation's newest message.</param>
public sealed record FirstLines(long First, long Last, bool HasOlder, bool HasNewer, long FirstUnread, long Newest);
