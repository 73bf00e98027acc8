namespace ImChat.Web.Accounts;

/// <summary>Why an account was not made or not signed in to.</summary>
internal enum AccountProblem
{
    MobileMissing,
    MobileTooLong,
    MobileTaken,
    PasswordMissing,

    /// <summary>Fewer characters than our own pages ask for; the old endpoints take any.</summary>
    PasswordTooShort,
    PasswordTooLong,
    NicknameTooLong,
    MemoTooLong,

    /// <summary>No such account; only the old login tells, our page says <see cref="WrongPassword"/>.</summary>
    UnknownMobile,
    WrongPassword,
    TooManyTries,
}
