namespace ImChat.Domain.People;

/// <summary>Somebody with an account, as others may see them, plus the sign-in number that only they themselves see whole.</summary>
/// <param name="Id">The person's number.</param>
/// <param name="Mobile">The sign-in name; never shown whole to a stranger.</param>
/// <param name="Nickname">The name shown; never empty.</param>
/// <param name="Avatar">A root-relative or absolute address of a picture, or empty.</param>
/// <param name="Sex">What they say of it.</param>
/// <param name="Memo">A line about themselves, or empty.</param>
/// <param name="CreatedAt">When the account was made.</param>
public sealed record Person(UserId Id, string Mobile, string Nickname, string Avatar, Sex Sex, string Memo, DateTimeOffset CreatedAt);
