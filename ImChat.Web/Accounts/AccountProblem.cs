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

    /// <summary>One of those that are tried first.</summary>
    PasswordTooCommon,
    NicknameTooLong,
    MemoTooLong,

    /// <summary>No such account; only the old login tells, our page says <see cref="WrongPassword"/>.</summary>
    UnknownMobile,
    WrongPassword,

    /// <summary>No code of the authenticator now, and no recovery code.</summary>
    WrongCode,

    NoSuchPasskey,

    /// <summary>The question was asked too long ago, or the link was used or is over.</summary>
    TooLate,

    /// <summary>The account was disabled by whoever runs the server.</summary>
    Disabled,

    /// <summary>There is a second factor: an old client needs the app password.</summary>
    NeedsPage,
    TooManyTries,
}
