using System.Globalization;
using ImChat.Domain.People;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Moving;
using ImChat.Web.People;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>
/// What whoever runs the server does, by a word behind the program's name. There is no administrator's account that could be guessed or
/// stolen: whoever may start the program on its data is the administrator.
/// </summary>
internal static class Administration
{
    private const string Help = "reports | reset-link <mobile or number> | remove-second-factor <mobile or number> | disable <mobile or number> | enable <mobile or number> | import <SQLite file of another server>";

    private const string PublicAddress = "ImChat:PublicAddress";

    private const string Changing = "Nothing was done: the account was just being changed elsewhere. Try again.";

    /// <summary>Does it and gives the exit code, or null when no word was given.</summary>
    public static async Task<int?> RunAsync(WebApplication app, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return null;
        if (words is [Reports.Command])
        {
            await Reports.PrintAsync(app.Services, Console.Out);
            return 0;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var (text, exit) = words switch
        {
            [Import.Command, var file] => await Import.RunAsync(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ChatDb>(), file),
            [var word, var who] => await DoAsync(scope.ServiceProvider, app.Configuration, word, who),
            _ => (Help, 1),
        };
        await (exit == 0 ? Console.Out : Console.Error).WriteLineAsync(text);
        return exit;
    }

    private static async Task<(string Text, int Exit)> DoAsync(IServiceProvider services, IConfiguration configuration, string word, string who)
    {
        var users = services.GetRequiredService<UserManager<ChatUser>>();
        if (await FindAsync(users, who) is not { } user)
            return ($"Nobody has the mobile or number {who}.", 1);
        switch (word)
        {
            case "reset-link":
                return (await ResetLinkAsync(users, user, configuration), 0);
            case "remove-second-factor":
                await services.GetRequiredService<AccountSecrets>().RemoveSecondFactorAsync(user);
                return ($"{user.Id} signs in with the password alone now.", 0);
            case "disable":
                return await DisableAsync(services, users, user, true) ? ($"{user.Id} is disabled, and signed out everywhere.", 0) : (Changing, 1);
            case "enable":
                return await DisableAsync(services, users, user, false) ? ($"{user.Id} may sign in again.", 0) : (Changing, 1);
            default:
                return (Help, 1);
        }
    }

    private static async Task<ChatUser?> FindAsync(UserManager<ChatUser> users, string who) =>
        await users.FindByNameAsync(MobileNumber.Clean(who))
        ?? (long.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? await users.FindByIdAsync(who) : null);

    private static async Task<string> ResetLinkAsync(UserManager<ChatUser> users, ChatUser user, IConfiguration configuration)
    {
        var site = Site(configuration);
        var token = Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user));
        return new Uri(site, string.Create(CultureInfo.InvariantCulture, $"/account/reset?account={user.Id}&token={token}")).AbsoluteUri;
    }

    /// <summary>Where people reach this server: as the settings say, else where it listens.</summary>
    private static Uri Site(IConfiguration configuration)
    {
        if (configuration[PublicAddress] is { Length: > 0 } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? address
                : throw new SettingException(PublicAddress, $"'{given}' is no address such as https://chat.example.org.");
        }
        var listening = BindingAddress.Parse(configuration["Urls"]!.Split(';')[0]);
        // Everywhere is not an address.
        return new UriBuilder(listening.Scheme, listening.Host is "+" or "*" ? "localhost" : listening.Host, listening.Port).Uri;
    }

    private static async Task<bool> DisableAsync(IServiceProvider services, UserManager<ChatUser> users, ChatUser user, bool isDisabled)
    {
        user.IsDisabled = isDisabled;
        if (!(await users.UpdateAsync(user)).Succeeded)
            return false;
        if (isDisabled)
            await services.GetRequiredService<Sessions>().EndAllAsync(new UserId(user.Id), null, CancellationToken.None);
        return true;
    }
}
