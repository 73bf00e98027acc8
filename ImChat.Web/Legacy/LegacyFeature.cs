using ImChat.Web.Hosting;
using ImChat.Web.Legacy.Api;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Legacy.Socket;

namespace ImChat.Web.Legacy;

internal static partial class LegacyFeature
{
    /// <summary>Pages of the allowed origins may read the answers.</summary>
    public const string CorsPolicy = "legacy";

    public static void AddLegacy(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<LegacyOptions>("Legacy");
        Settings.AtLeast("Legacy:ReplayLimit", options.ReplayLimit, 0);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<LegacyTokens>();
        builder.Services.AddSingleton<LegacyCaller>();
        builder.Services.AddSingleton<HistoryEndpoints>();
        builder.Services.AddSingleton<DeepLink>();
        builder.Services.AddSingleton<OldAssets>();
        builder.Services.AddSingleton<LegacySockets>();
        // They prove who they are by token, never by cookie.
        builder.Services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy.WithOrigins(options.AllowedOrigins).AllowAnyMethod().AllowAnyHeader()));
    }

    /// <summary>The old server's addresses, and those that its siblings added: any method, read by hand, and a refusal is an answer like any other.</summary>
    public static void MapLegacy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<LegacyOptions>().HttpAuth == HttpAuth.Open)
            Log.Open(app.Logger);
        var api = app.MapGroup("").RequireCors(CorsPolicy).AddEndpointFilter<RouteGroupBuilder, BusyFilter>();
        Map(api, AccountEndpoints.RegisterAsync, "/user/register");
        Map(api, AccountEndpoints.LoginAsync, "/user/login");
        Map(api, AccountEndpoints.FindAsync, "/user/find");
        Map(api, AccountEndpoints.ChangeAsync, "/user/updateinfo", "/modification", "/user/updateUser");
        Map(api, AccountEndpoints.LogoutAsync, "/user/logout");
        Map(api, ContactEndpoints.LoadAsync, "/contact/loadfriend", "/contact/friend", "/contact/loadusers");
        Map(api, ContactEndpoints.AddAsync, "/contact/addfriend", "/user/addfriend");
        Map(api, GroupEndpoints.LoadAsync, "/contact/loadcommunity", "/contact/community");
        Map(api, GroupEndpoints.CreateAsync, "/contact/createcommunity", "/contact/addcommunity");
        Map(api, GroupEndpoints.JoinAsync, "/contact/joincommunity", "/user/joincommunity");
        Map(api, (HttpContext context, HistoryEndpoints history) => history.LoadHistoryAsync(context), "/message/chathistory");
        Map(api, (HttpContext context, HistoryEndpoints history) => history.LoadRecordAsync(context), "/contact/loadrecord");
        // These two are pages as well, for whoever types them.
        api.MapPost("/login", AccountEndpoints.LoginAsync);
        api.MapPost("/register", AccountEndpoints.RegisterAsync);
        app.MapOldPages();
    }

    private static void Map(RouteGroupBuilder api, Delegate handler, params ReadOnlySpan<string> addresses)
    {
        foreach (var address in addresses)
            api.Map(address, handler);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Legacy:HttpAuth is Open: the old HTTP API believes whatever number a request names")]
        public static partial void Open(ILogger logger);
    }
}
