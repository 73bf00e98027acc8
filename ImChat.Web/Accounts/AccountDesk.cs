using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ImChat.Domain.People;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Accounts;

/// <summary>Making accounts and checking passwords, for our pages and for old clients alike. Leaves no cookie anywhere.</summary>
internal sealed class AccountDesk(UserManager<ChatUser> users, IPasswordHasher<ChatUser> hasher, RateLimits limits, TimeProvider clock)
{
    /// <summary>Characters our own pages ask for.</summary>
    public const int LeastPasswordChars = 8;

    private const int PasswordChars = 256;

    public async Task<AccountResult> RegisterAsync(NewAccount account, IPAddress? address)
    {
        var mobile = MobileNumber.Clean(account.Mobile);
        var nickname = account.Nickname.Trim();
        if (Check(mobile, account.Password, nickname, account.Memo, account.Avatar) is { } problem)
            return problem;
        if (!limits.MayRegister(address))
            return AccountProblem.TooManyTries;
        var user = new ChatUser
        {
            UserName = mobile,
            Nickname = nickname.Length > 0 ? nickname : "user" + RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture),
            Avatar = account.Avatar,
            Sex = account.Sex,
            Memo = account.Memo,
            CreatedAt = clock.GetUtcNow(),
        };
        try
        {
            var result = await users.CreateAsync(user, account.Password);
            return result.Succeeded ? user : AccountProblem.MobileTaken;
        }
        catch (DbUpdateException)
        {
            // Two registered the same number at the same moment; the unique index let one of them in.
            return AccountProblem.MobileTaken;
        }
    }

    public async Task<AccountResult> CheckPasswordAsync(string mobile, string password, IPAddress? address)
    {
        mobile = MobileNumber.Clean(mobile);
        if (!limits.MayLogin(address, users.NormalizeName(mobile) ?? ""))
            return AccountProblem.TooManyTries;
        if (password.Length > PasswordChars)
            return Failed(AccountProblem.WrongPassword, mobile);
        if (await users.FindByNameAsync(mobile) is not { } user)
        {
            // As much work as a wrong password costs, so that time does not tell who has an account.
            hasher.HashPassword(new ChatUser(), password);
            return Failed(AccountProblem.UnknownMobile, mobile);
        }
        return await users.CheckPasswordAsync(user, password) ? user : Failed(AccountProblem.WrongPassword, mobile);
    }

    private static AccountProblem? Check(string mobile, string password, string nickname, string memo, string avatar) => 0 switch
    {
        _ when mobile.Length == 0 => AccountProblem.MobileMissing,
        _ when mobile.Length > MobileNumber.MaxChars => AccountProblem.MobileTooLong,
        _ when password.Length == 0 => AccountProblem.PasswordMissing,
        _ when password.Length > PasswordChars => AccountProblem.PasswordTooLong,
        _ when nickname.Length > ProfileChange.NicknameChars => AccountProblem.NicknameTooLong,
        _ when memo.Length > ProfileChange.MemoChars || avatar.Length > ProfileChange.AddressChars => AccountProblem.MemoTooLong,
        _ => null,
    };

    private AccountProblem Failed(AccountProblem problem, string mobile)
    {
        limits.LoginFailed(users.NormalizeName(mobile) ?? "");
        return problem;
    }
}
