using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Somebody among a person's friends, with what that person keeps of them. Nobody else sees any of it.</summary>
/// <param name="Person">Who, as they call themselves.</param>
/// <param name="Remark">What they are called here, or empty.</param>
/// <param name="Tags">Words to find them by.</param>
/// <param name="IsStarred">They stand first.</param>
/// <param name="IsBlocked">They are blocked.</param>
public sealed record Friend(Person Person, string Remark, IReadOnlyList<string> Tags, bool IsStarred, bool IsBlocked)
{
    /// <summary>UTF-16 units a remark may have.</summary>
    public const int RemarkChars = ProfileChange.NicknameChars;

    /// <summary>UTF-16 units all tags together may have.</summary>
    public const int TagsChars = 200;

    /// <summary>The name shown.</summary>
    public string Name => Remark.Length > 0 ? Remark : Person.Nickname;
}
