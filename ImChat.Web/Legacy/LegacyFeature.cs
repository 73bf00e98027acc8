using ImChat.Web.Hosting;
using ImChat.Web.Legacy.Api;
using ImChat.Web.Legacy.Socket;

namespace ImChat.Web.Legacy;

internal static partial class LegacyFeature
{
    public static void AddLegacy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.Bind<LegacyOptions>("Legacy"));
        builder.Services.AddSingleton<LegacyTokens>();
        builder.Services.AddSingleton<LegacyCaller>();
    }

    /// <summary>The old server's addresses: any method, read by hand, and a refusal is an answer like any other.</summary>
    public static void MapLegacy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<LegacyOptions>().HttpAuth == HttpAuth.Open)
            Log.Open(app.Logger);
        app.Map("/user/register", AccountEndpoints.RegisterAsync);
        app.Map("/user/login", AccountEndpoints.LoginAsync);
        app.Map("/user/find", AccountEndpoints.FindAsync);
        app.Map("/contact/loadfriend", ContactEndpoints.LoadAsync);
        app.Map("/contact/addfriend", ContactEndpoints.AddAsync);
        app.Map("/contact/loadcommunity", GroupEndpoints.LoadAsync);
        app.Map("/contact/createcommunity", GroupEndpoints.CreateAsync);
        app.Map("/contact/joincommunity", GroupEndpoints.JoinAsync);
        app.Map("/chat", ChatSocketEndpoint.HandleAsync);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Legacy:HttpAuth is Open: the old HTTP API believes whatever number a request names")]
        public static partial void Open(ILogger logger);
    }
}
