using ImChat.Web.Data;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ImChat.Web.Accounts;

internal static class AccountsFeature
{
    private const int HashIterations = 220_000;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.LoginPath = "/account/login";
                cookie.Cookie.Name = "imchat-session";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ReturnUrlParameter = "returnUrl";
            }));
        builder.Services.AddAuthorization();
        // Every answer says already that nobody may frame it.
        builder.Services.AddAntiforgery(forms => forms.SuppressXFrameOptionsHeader = true);
        // Ours comes first and lives as long as the stores that need it.
        builder.Services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        builder.Services.AddIdentityCore<ChatUser>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                // The sign-in name is whatever people typed into the old clients; rules of length are the account desk's.
                options.User.AllowedUserNameCharacters = "";
                options.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 0 };
            })
            .AddEntityFrameworkStores<ChatDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        builder.Services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(1);
            stamp.OnRefreshingPrincipal = SessionValidator.KeepAsync;
        });
        builder.Services.AddScoped<ISecurityStampValidator, SessionValidator>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<RevocationWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RevocationWatch>());
        builder.Services.AddScoped<PageSignIn>();
        builder.Services.AddScoped<SecondFactor>();
        builder.Services.AddScoped<PasskeyDesk>();
        builder.Services.AddScoped<AccountSecrets>();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton<LoginGuard>();
        builder.Services.AddScoped<AccountDesk>();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPasskeys();
        // A form parameter makes the framework ask for the antiforgery token.
        app.MapPost("/account/logout", async (PageSignIn pages, [FromForm] string? returnUrl) =>
        {
            await pages.SignOutAsync();
            return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
        });
    }
}
