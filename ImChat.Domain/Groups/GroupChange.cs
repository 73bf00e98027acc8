using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>What came of a change, and who is to hear of it.</summary>
/// <param name="Group">The group as it is now.</param>
/// <param name="Members">Who is in it now.</param>
/// <param name="Notice">The line it left in the conversation, or null.</param>
/// <param name="Added">Who is new in it.</param>
/// <param name="Gone">Who is in it no longer.</param>
public sealed record GroupChange(ChatGroup Group, IReadOnlyList<UserId> Members, ChatMessage? Notice, IReadOnlyList<UserId> Added, IReadOnlyList<UserId> Gone);
