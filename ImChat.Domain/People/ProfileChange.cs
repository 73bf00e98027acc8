namespace ImChat.Domain.People;

/// <summary>What a person wants to change of how others see them; null leaves it as it is.</summary>
/// <param name="Nickname">1 to <see cref="NicknameChars"/> UTF-16 units.</param>
/// <param name="Avatar">An address of at most <see cref="AddressChars"/> units, or empty for none.</param>
/// <param name="Sex">What they say of it.</param>
/// <param name="Memo">At most <see cref="MemoChars"/> units, or empty.</param>
public sealed record ProfileChange(string? Nickname = null, string? Avatar = null, Sex? Sex = null, string? Memo = null)
{
    /// <summary>UTF-16 units a nickname may have.</summary>
    public const int NicknameChars = 60;

    /// <summary>UTF-16 units a line about oneself may have.</summary>
    public const int MemoChars = 500;

    /// <summary>UTF-16 units a picture's address may have.</summary>
    public const int AddressChars = 2048;

    /// <summary>Whether everything in it is within its length.</summary>
    public bool IsWithinLimits =>
        (Nickname?.Trim().Length ?? 1) is > 0 and <= NicknameChars && (Avatar?.Length ?? 0) <= AddressChars && (Memo?.Length ?? 0) <= MemoChars;
}
