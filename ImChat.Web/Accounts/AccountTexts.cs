using ImChat.Web.Layout;

namespace ImChat.Web.Accounts;

/// <summary>What our own pages say when an account is not made or not signed in to.</summary>
internal static class AccountTexts
{
    public static string Of(AccountProblem problem) => problem switch
    {
        AccountProblem.MobileMissing => Texts.MobileMissing,
        AccountProblem.MobileTooLong => Texts.MobileTooLong,
        AccountProblem.MobileTaken => Texts.MobileTaken,
        AccountProblem.PasswordMissing => Texts.PasswordMissing,
        AccountProblem.PasswordTooShort => Texts.PasswordHint.Fill(PasswordRules.LeastChars),
        AccountProblem.PasswordTooLong => Texts.PasswordTooLong,
        AccountProblem.PasswordTooCommon => Texts.PasswordTooCommon,
        AccountProblem.NoSuchPasskey => Texts.PasskeyFailed,
        AccountProblem.WrongCode => Texts.WrongCode,
        AccountProblem.TooLate => Texts.LinkExpired,
        AccountProblem.Disabled => Texts.AccountDisabled,
        AccountProblem.NicknameTooLong => Texts.NicknameTooLong,
        AccountProblem.MemoTooLong => Texts.TextTooLong,
        AccountProblem.TooManyTries => Texts.TooManyTries,
        // Which of the two it was is nobody's business.
        _ => Texts.WrongPassword,
    };
}
