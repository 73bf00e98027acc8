namespace ImChat.Web.Legacy.Pages;

/// <summary>The addresses of the old pages lead to the page that does their work now.</summary>
internal static class OldPages
{
    /// <summary>Where each old page's work is done now.</summary>
    public static readonly IReadOnlyList<(string Now, string[] Then)> Addresses =
    [
        ("/account/login", ["/user/login.shtml", "/user/test.shtml", "/chat/login.shtml", "/login.shtml", "/login"]),
        ("/account/register", ["/user/register.shtml", "/register.shtml", "/register"]),
        ("/contacts", ["/chat/createcom.shtml", "/createcom.shtml", "/chat/concat.shtml", "/chat/group.shtml"]),
        ("/me", ["/chat/profile.shtml", "/chat/update.shtml"]),
        ("/", ["/chat/head.shtml", "/chat/foot.shtml", "/chat/main.shtml", "/chat/tabmenu.shtml", "/chat/sysmsg.shtml", "/index.html"]),
    ];

    /// <summary>The addresses that bring a person in by number and token.</summary>
    public static readonly IReadOnlyList<string> DeepLinks = ["/chat/index.shtml", "/index.shtml"];

    public static void MapOldPages(this WebApplication app)
    {
        foreach (var (now, then) in Addresses)
        {
            foreach (var address in then)
                app.MapGet(address, () => Results.LocalRedirect(now));
        }
        foreach (var address in DeepLinks)
            app.MapGet(address, (HttpContext context, DeepLink link) => link.FollowAsync(context));
    }
}
