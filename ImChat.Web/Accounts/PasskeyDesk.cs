using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>Passkeys: added to an account, and signed in with.</summary>
internal sealed class PasskeyDesk(SignInManager<ChatUser> signIn)
{
    private const int MostPasskeys = 20;
    private const int MostChars = 16 * 1024;

    /// <summary>The account that this credential belongs to. It proves both that somebody holds the device and that they are who may use it.</summary>
    public async Task<AccountResult> FindAsync(string credential)
    {
        if (credential.Length is 0 or > MostChars)
            return AccountProblem.NoSuchPasskey;
        try
        {
            var assertion = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!assertion.Succeeded)
                return AccountProblem.NoSuchPasskey;
            await signIn.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
            return assertion.User.IsDisabled ? AccountProblem.Disabled : assertion.User;
        }
        catch (InvalidOperationException)
        {
            // Nobody was asked for one, or too long ago.
            return AccountProblem.TooLate;
        }
    }

    /// <summary>Adds what the browser has made; false when it is not what it was asked for.</summary>
    public async Task<bool> AddAsync(ChatUser user, string credential, string name)
    {
        if (credential.Length is 0 or > MostChars || (await signIn.UserManager.GetPasskeysAsync(user)).Count >= MostPasskeys)
            return false;
        try
        {
            var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
            if (!attestation.Succeeded)
                return false;
            attestation.Passkey.Name = name;
            return (await signIn.UserManager.AddOrUpdatePasskeyAsync(user, attestation.Passkey)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What the browser asks the device for: to make a passkey, where somebody is signed in.</summary>
    public async Task<IResult> CreationOptionsAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || await signIn.UserManager.GetUserAsync(context.User) is not { } user)
            return Results.BadRequest();
        var options = await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = await signIn.UserManager.GetUserIdAsync(user),
            Name = user.UserName!,
            DisplayName = user.Nickname,
        });
        return Results.Content(options, "application/json");
    }

    /// <summary>Or to show one.</summary>
    public async Task<IResult> RequestOptionsAsync(HttpContext context, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context) ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest();
}

internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this WebApplication app)
    {
        var passkeys = app.MapGroup("/account/passkey").DisableAntiforgery();
        passkeys.MapPost("/create", (HttpContext context, PasskeyDesk desk, IAntiforgery antiforgery) => desk.CreationOptionsAsync(context, antiforgery)).RequireAuthorization();
        passkeys.MapPost("/request", (HttpContext context, PasskeyDesk desk, IAntiforgery antiforgery) => desk.RequestOptionsAsync(context, antiforgery));
    }
}
