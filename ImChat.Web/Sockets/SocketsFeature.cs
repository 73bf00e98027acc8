using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Sockets;

internal static class SocketsFeature
{
    /// <summary>A peer that does not answer a ping is gone after half a minute.</summary>
    public static WebSocketOptions Liveness => new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) };

    private const string Address = "/chat";

    public static void AddSockets(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SocketCaller>();
        builder.Services.AddSingleton<DeviceDelivery>();
        builder.Services.AddSingleton<DeviceSockets>();
        builder.Services.AddSingleton<ChatSocketEndpoint>();
    }

    /// <summary>WebSockets for circuits and for <c>/chat</c>; the frames of the latter are our own.</summary>
    public static void UseSockets(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Address), chat => chat.Use(FramedUpgrade.ApplyAsync));
        app.UseWebSockets(Liveness);
    }

    /// <summary><c>/chat</c>, for old clients and for those that speak <c>imchat.v2</c>.</summary>
    public static void MapSockets(this WebApplication app) =>
        app.Map(Address, (HttpContext context, ChatSocketEndpoint endpoint, IHostApplicationLifetime lifetime) =>
            endpoint.HandleAsync(context, lifetime.ApplicationStopping))
            // What comes behind is for pages; as long as a connection lives it would keep what each of them keeps.
            .ShortCircuit();
}
