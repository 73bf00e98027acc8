namespace ImChat.Domain.Contacts;

/// <summary>What a person changes about one of their friends, for themselves alone; null leaves it as it is.</summary>
/// <param name="Remark">What they are called here; empty for what they call themselves.</param>
/// <param name="Tags">Words, apart by commas or white space.</param>
/// <param name="IsStarred">Whether they stand first.</param>
public sealed record FriendChange(string? Remark = null, string? Tags = null, bool? IsStarred = null)
{
    /// <summary>Whether everything in it is within its length.</summary>
    public bool IsWithinLimits => (Remark?.Trim().Length ?? 0) <= Friend.RemarkChars && (Tags?.Length ?? 0) <= Friend.TagsChars;

    /// <summary>The words of a line of tags, each once.</summary>
    public static IReadOnlyList<string> Split(string tags) =>
        [.. tags.Split([',', '，', '、', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
