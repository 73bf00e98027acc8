using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class AccountChapter
{
    private static Parameter Mobile => new("mobile", ProtocolTexts.Text, ProtocolTexts.ParameterMobile.Fill(MobileNumber.MaxChars));

    private static Parameter Password => new("passwd, password, pwd", ProtocolTexts.Text, ProtocolTexts.ParameterPassword);

    private static RefusedWith TooOften => new(LegacyTexts.TooOften, ProtocolTexts.WhenTooOften);

    public static Chapter Write() => new("accounts", ProtocolTexts.AccountsTitle)
    {
        Addresses =
        [
            new("/user/register", ProtocolTexts.RegisterMeaning)
            {
                Aliases = ["/register"],
                Parameters = [Mobile, Password, .. Profile],
                Refusals =
                [
                    Refused(AccountProblem.MobileMissing, ProtocolTexts.WhenMissing),
                    Refused(AccountProblem.MobileTooLong, ProtocolTexts.WhenTooLong),
                    Refused(AccountProblem.MobileTaken, ProtocolTexts.WhenMobileTaken),
                    Refused(AccountProblem.PasswordMissing, ProtocolTexts.WhenMissing),
                    Refused(AccountProblem.PasswordTooLong, ProtocolTexts.WhenTooLong),
                    Refused(AccountProblem.NicknameTooLong, ProtocolTexts.WhenTooLong),
                    Refused(AccountProblem.MemoTooLong, ProtocolTexts.WhenMemoTooLong),
                    TooOften,
                ],
                Examples = AccountExamples.Register,
            },
            new("/user/login", ProtocolTexts.LoginMeaning)
            {
                Aliases = ["/login"],
                Parameters = [Mobile, Password],
                Refusals =
                [
                    Refused(AccountProblem.UnknownMobile, ProtocolTexts.WhenMobileUnknown),
                    Refused(AccountProblem.WrongPassword, ProtocolTexts.WhenPasswordWrong),
                    Refused(AccountProblem.NeedsPage, ProtocolTexts.WhenSecondFactor),
                    Refused(AccountProblem.Disabled, ProtocolTexts.WhenDisabled),
                    TooOften,
                ],
                Examples = AccountExamples.Login,
            },
            new("/user/find", ProtocolTexts.FindMeaning)
            {
                Parameters = [new("id, dstid, userid, user_id", ProtocolTexts.Number, ProtocolTexts.ParameterWanted), Caller.Token],
                Refusals = [Caller.Unproved, new(LegacyTexts.UnknownPerson, ProtocolTexts.WhenPersonUnknown)],
                Examples = AccountExamples.Find,
            },
            new("/user/updateinfo", ProtocolTexts.ChangeMeaning.Fill(LegacyTexts.ProfileChanged))
            {
                Aliases = ["/modification", "/user/updateUser"],
                Parameters = [Caller.Named("id, userid, user_id"), Caller.Token, .. Profile],
                Refusals = [Caller.Unproved, Refused(AccountProblem.MemoTooLong, ProtocolTexts.WhenMemoTooLong)],
                Examples = AccountExamples.Change,
            },
            new("/user/logout", ProtocolTexts.LogoutMeaning)
            {
                Parameters = [Caller.Named("id, userid, user_id"), Caller.Token],
                Refusals = [Caller.Unproved],
                Examples = AccountExamples.Logout,
            },
        ],
    };

    private static IReadOnlyList<Parameter> Profile =>
    [
        new("nickname, nick_name", ProtocolTexts.Text, ProtocolTexts.ParameterNickname.Fill(ProfileChange.NicknameChars)),
        new("avatar", ProtocolTexts.Text, ProtocolTexts.ParameterAvatar.Fill(ProfileChange.AddressChars)),
        new("sex", ProtocolTexts.Text, ProtocolTexts.PersonSex),
        new("memo", ProtocolTexts.Text, ProtocolTexts.ParameterMemo.Fill(ProfileChange.MemoChars)),
    ];

    private static RefusedWith Refused(AccountProblem problem, string when) => new(LegacyTexts.Of(problem), when);
}
