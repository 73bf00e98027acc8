using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>The code that some accounts ask for after the password: from an authenticator app, or one of those kept for recovery.</summary>
internal sealed class SecondFactor(UserManager<ChatUser> users, LoginGuard guard, IDataProtectionProvider protection)
{
    /// <summary>How long the question for the code may stand unanswered.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("second-factor").ToTimeLimitedDataProtector();

    /// <summary>What goes with the question: that this person's password was right. Worth nothing once the account's secrets have changed.</summary>
    public string Ticket(ChatUser user) => tickets.Protect(string.Create(CultureInfo.InvariantCulture, $"{user.Id} {user.SecurityStamp}"), TicketLifetime);

    /// <summary>The account of the ticket when the code is right.</summary>
    public async Task<AccountResult> CheckAsync(string ticket, string code, IPAddress? address)
    {
        if (await ReadAsync(ticket) is not { } user)
            return AccountProblem.TooLate;
        return await TryAsync(user, code, address) is { } wrong ? wrong : user;
    }

    /// <summary>What is wrong with the code, or null: what the authenticator shows now, or a recovery code, which is used up then.</summary>
    public Task<AccountProblem?> TryAsync(ChatUser user, string code, IPAddress? address) => guard.TryAsync(address, user.NormalizedUserName!, async () =>
        await IsShownNowAsync(user, code) || (await users.RedeemTwoFactorRecoveryCodeAsync(user, Clean(code).ToUpperInvariant())).Succeeded ? null : AccountProblem.WrongCode);

    /// <summary>Whether this is what the account's authenticator shows now.</summary>
    public Task<bool> IsShownNowAsync(ChatUser user, string code) =>
        users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Clean(code).Replace("-", "", StringComparison.Ordinal));

    private static string Clean(string code) => string.Concat(MobileNumber.Clean(code).Where(c => !char.IsWhiteSpace(c)));

    private async Task<ChatUser?> ReadAsync(string ticket)
    {
        try
        {
            return tickets.Unprotect(ticket).Split(' ') is [var id, var stamp] && await users.FindByIdAsync(id) is { IsDisabled: false } user && user.SecurityStamp == stamp ? user : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
