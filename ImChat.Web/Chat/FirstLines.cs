namespace ImChat.Web.Chat;

/// <summary>The lines of a conversation as they were rendered first.</summary>
/// <param name="Lines">Oldest first.</param>
/// <param name="HasOlder">There is more above.</param>
/// <param name="HasNewer">There is more below.</param>
/// <param name="FirstUnread">The first message that was unread, or 0.</param>
/// <param name="Newest">The number of the conversation's newest message.</param>
public sealed record FirstLines(List<MessageLine> Lines, bool HasOlder, bool HasNewer, long FirstUnread, long Newest);
