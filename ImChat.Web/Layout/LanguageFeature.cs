using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Localization;

namespace ImChat.Web.Layout;

internal static class LanguageFeature
{
    private static readonly string[] Languages = ["zh", "zh-CN", "en"];

    /// <summary>The browser's language decides, the cookie of our switch overrides it.</summary>
    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.SetDefaultCulture("en").AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    });

    public static void MapLanguages(this WebApplication app) =>
        app.MapGet("/language/{language}", (string language, string? returnUrl, HttpContext context) =>
        {
            if (Languages.Contains(language))
            {
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
            }
            return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
        });
}
