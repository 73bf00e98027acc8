using ImChat.Domain.Delivery;
using ImChat.Web.Sockets.Devices;
using Microsoft.AspNetCore.Http.Features;

namespace ImChat.Web.Sockets;

internal static class SocketsFeature
{
    /// <summary>The address of the sockets; it is served before the others are looked for.</summary>
    public const string Address = "/chat";

    /// <summary>The address of the circuits of pages.</summary>
    public const string Circuits = "/_blazor";

    /// <summary>A peer that does not answer a ping is gone after half a minute.</summary>
    private static WebSocketOptions Liveness => new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) };

    public static void AddSockets(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SocketCaller>();
        builder.Services.AddSingleton<DeviceDelivery>();
        builder.Services.AddSingleton<DeviceSockets>();
        builder.Services.AddSingleton<ChatSocketEndpoint>();
    }

    /// <summary>
    /// <c>/chat</c>, for old clients and for those that speak <c>imchat.v2</c>. In front of what is for pages: as long as a connection lives
    /// it would keep what each of them keeps.
    /// </summary>
    public static void UseSockets(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<ChatSocketEndpoint>();
        var stopping = app.Lifetime.ApplicationStopping;
        app.MapWhen(IsChat, chat =>
        {
            chat.Use(FramedUpgrade.ApplyAsync);
            chat.UseWebSockets(Liveness);
            chat.Run(context => endpoint.HandleAsync(context, stopping));
        });
    }

    /// <summary>WebSockets for circuits. A node that cannot serve anybody lets them go, and takes none: a proxy asks the next one.</summary>
    public static void UseCircuitSockets(this WebApplication app)
    {
        var bus = app.Services.GetRequiredService<MessageBus>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase), circuits => circuits.Use(async (context, next) =>
        {
            // Not the context's own: another request may just be ending, and its context is gone before it has stopped listening.
            var lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
            bus.Closed += lifetime.Abort;
            try
            {
                if (bus.IsClosed)
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                else
                    await next(context);
            }
            finally
            {
                bus.Closed -= lifetime.Abort;
            }
        }));
        app.UseWebSockets(Liveness);
    }

    private static bool IsChat(HttpContext context) => context.Request.Path.StartsWithSegments(Address, out var rest) && rest.Value is "" or "/";
}
