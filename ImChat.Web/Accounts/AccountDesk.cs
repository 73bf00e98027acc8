using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ImChat.Domain.People;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Accounts;

/// <summary>Making accounts and checking passwords, for our pages and for old clients alike. Leaves no cookie anywhere.</summary>
internal sealed class AccountDesk(UserManager<ChatUser> users, IPasswordHasher<ChatUser> hasher, RateLimits limits, LoginGuard guard, TimeProvider clock)
{
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

    /// <summary>The account when this is its password.</summary>
    public Task<AccountResult> CheckPasswordAsync(string mobile, string password, IPAddress? address) =>
        CheckAsync(mobile, password, address, async user => await users.CheckPasswordAsync(user, password) ? null : AccountProblem.WrongPassword);

    /// <summary>The same for an old client, which cannot ask for a code: where one is needed, it has a password of its own.</summary>
    public Task<AccountResult> CheckOldClientAsync(string mobile, string password, IPAddress? address) =>
        CheckAsync(mobile, password, address, async user =>
        {
            if (!user.TwoFactorEnabled)
                return await users.CheckPasswordAsync(user, password) ? null : AccountProblem.WrongPassword;
            if (user.AppPasswordHash is { } hash && hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed)
                return null;
            return await users.CheckPasswordAsync(user, password) ? AccountProblem.NeedsPage : AccountProblem.WrongPassword;
        });

    private async Task<AccountResult> CheckAsync(string mobile, string password, IPAddress? address, Func<ChatUser, Task<AccountProblem?>> verify)
    {
        mobile = MobileNumber.Clean(mobile);
        ChatUser? user = null;
        var problem = await guard.TryAsync(address, users.NormalizeName(mobile) ?? "", async () =>
        {
            if (password.Length > PasswordRules.MostChars)
                return AccountProblem.WrongPassword;
            user = await users.FindByNameAsync(mobile);
            if (user is not null)
                return await verify(user);
            // As much work as a wrong password costs, so that time does not tell who has an account.
            hasher.HashPassword(new ChatUser(), password);
            return AccountProblem.UnknownMobile;
        });
        return problem is { } wrong ? wrong : user!.IsDisabled ? AccountProblem.Disabled : user;
    }

    private static AccountProblem? Check(string mobile, string password, string nickname, string memo, string avatar) => 0 switch
    {
        _ when mobile.Length == 0 => AccountProblem.MobileMissing,
        _ when mobile.Length > MobileNumber.MaxChars => AccountProblem.MobileTooLong,
        _ when password.Length == 0 => AccountProblem.PasswordMissing,
        _ when password.Length > PasswordRules.MostChars => AccountProblem.PasswordTooLong,
        _ when nickname.Length > ProfileChange.NicknameChars => AccountProblem.NicknameTooLong,
        _ when memo.Length > ProfileChange.MemoChars || avatar.Length > ProfileChange.AddressChars => AccountProblem.MemoTooLong,
        _ => null,
    };
}
