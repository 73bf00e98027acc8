using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ImChat.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>What an account is opened with, changed by its owner. Whatever rested on what was changed ends, but for the browser that changed it.</summary>
internal sealed class AccountSecrets(UserManager<ChatUser> users, IPasswordHasher<ChatUser> hasher, Sessions sessions, SecondFactor secondFactor, LoginGuard guard)
{
    private const int RecoveryCodes = 10;

    private const int AppPasswordChars = 20;

    /// <summary>Without the letters and digits that are taken for each other.</summary>
    private const string AppPasswordAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A new password for whoever knows the old one; all other sign-ins end.</summary>
    public async Task<AccountProblem?> ChangePasswordAsync(ChatUser user, string current, string wanted, SessionId here, IPAddress? address)
    {
        if (PasswordRules.Check(wanted, user.UserName!, user.Nickname) is { } weak)
            return weak;
        var problem = await guard.TryAsync(address, user.NormalizedUserName!, async () =>
            current.Length <= PasswordRules.MostChars && (await users.ChangePasswordAsync(user, current, wanted)).Succeeded ? null : AccountProblem.WrongPassword);
        if (problem is not null)
            return problem;
        await sessions.EndAllAsync(new UserId(user.Id), here, CancellationToken.None);
        return null;
    }

    /// <summary>A new password for whoever has a recovery code, which is used up; all sign-ins end.</summary>
    public async Task<AccountProblem?> RecoverAsync(string mobile, string code, string wanted, IPAddress? address)
    {
        mobile = MobileNumber.Clean(mobile);
        if (PasswordRules.Check(wanted, mobile) is { } weak)
            return weak;
        ChatUser? user = null;
        var problem = await guard.TryAsync(address, users.NormalizeName(mobile) ?? "", async () =>
        {
            user = await users.FindByNameAsync(mobile);
            return user is { IsDisabled: false } && (await users.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim().ToUpperInvariant())).Succeeded ? null : AccountProblem.WrongCode;
        });
        return problem ?? await ResetAsync(user!, await users.GeneratePasswordResetTokenAsync(user!), wanted);
    }

    /// <summary>A new password for whoever has the link that whoever runs the server made; it works once.</summary>
    public async Task<AccountProblem?> ResetAsync(string account, string token, string wanted)
    {
        if (!long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out _) || await users.FindByIdAsync(account) is not { } user)
            return AccountProblem.TooLate;
        return PasswordRules.Check(wanted, user.UserName!, user.Nickname) ?? await ResetAsync(user, token, wanted);
    }

    /// <summary>What an authenticator app is to be told; made when it is first asked for.</summary>
    public async Task<string> AuthenticatorKeyAsync(ChatUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { } known)
            return known;
        await users.ResetAuthenticatorKeyAsync(user);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }

    /// <summary>From now on a code is needed, as the right one shows that the app is set up; all other sign-ins end. The recovery codes, or null when the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(ChatUser user, string code, SessionId here)
    {
        // A recovery code would show nothing of the app, without which nobody comes in later.
        if (!await secondFactor.IsShownNowAsync(user, code))
            return null;
        await users.SetTwoFactorEnabledAsync(user, true);
        await sessions.EndAllAsync(new UserId(user.Id), here, CancellationToken.None);
        return await NewRecoveryCodesAsync(user);
    }

    /// <summary>No code is needed any more, for whoever has one.</summary>
    public async Task<AccountProblem?> TurnOffAsync(ChatUser user, string code, IPAddress? address)
    {
        var problem = await secondFactor.TryAsync(user, code, address);
        if (problem is null)
            await RemoveSecondFactorAsync(user);
        return problem;
    }

    /// <summary>Whoever runs the server may do this for somebody who lost both app and codes.</summary>
    public async Task RemoveSecondFactorAsync(ChatUser user)
    {
        user.AppPasswordHash = null;
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await sessions.EndOldClientsAsync(new UserId(user.Id), CancellationToken.None);
    }

    /// <summary>Each works once, in place of a code or of a forgotten password; those before do not any more.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(ChatUser user) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];

    public Task<int> CountRecoveryCodesAsync(ChatUser user) => users.CountRecoveryCodesAsync(user);

    /// <summary>What old clients sign in with where there is a second factor; shown once. The one before does not work any more.</summary>
    public async Task<string> NewAppPasswordAsync(ChatUser user)
    {
        var password = string.Join('-', RandomNumberGenerator.GetString(AppPasswordAlphabet, AppPasswordChars).Chunk(5).Select(part => new string(part)));
        user.AppPasswordHash = hasher.HashPassword(user, password);
        await users.UpdateAsync(user);
        await sessions.EndOldClientsAsync(new UserId(user.Id), CancellationToken.None);
        return password;
    }

    private async Task<AccountProblem?> ResetAsync(ChatUser user, string token, string wanted)
    {
        if (!(await users.ResetPasswordAsync(user, token, wanted)).Succeeded)
            return AccountProblem.TooLate;
        await sessions.EndAllAsync(new UserId(user.Id), null, CancellationToken.None);
        return null;
    }
}
