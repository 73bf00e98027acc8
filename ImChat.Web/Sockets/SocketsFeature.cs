using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Sockets;

internal static class SocketsFeature
{
    /// <summary>A peer that does not answer a ping is gone after half a minute.</summary>
    public static WebSocketOptions Liveness => new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) };

    public static void AddSockets(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SocketCaller>();
        builder.Services.AddSingleton<DeviceDelivery>();
        builder.Services.AddSingleton<DeviceSockets>();
        builder.Services.AddSingleton<ChatSocketEndpoint>();
    }

    /// <summary><c>/chat</c>, for old clients and for those that speak <c>imchat.v2</c>.</summary>
    public static void MapSockets(this WebApplication app) =>
        app.Map("/chat", (HttpContext context, ChatSocketEndpoint endpoint, IHostApplicationLifetime lifetime) =>
            endpoint.HandleAsync(context, lifetime.ApplicationStopping));
}
