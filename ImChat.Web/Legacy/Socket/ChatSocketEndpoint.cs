using System.Globalization;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Socket;

/// <summary>The door of <c>/chat</c>: answers a handshake as the old server did and hands the socket on.</summary>
internal static class ChatSocketEndpoint
{
    public static async Task HandleAsync(
        HttpContext context, LegacyTokens tokens, LegacyOptions options, MessageBus bus, Messenger messenger, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
    {
        var request = context.Request;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            var isUpgrade = request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
            await RefuseAsync(context, isUpgrade && !HttpMethods.IsGet(request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status400BadRequest);
            return;
        }
        if (!Origins.IsWelcome(request, options) || await FindCallerAsync(request, tokens, context.RequestAborted) is not { } me)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden);
            return;
        }
        using var mailbox = bus.Open(me);
        if (mailbox is null)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }
        var echoes = options.RoomEcho == RoomEcho.Always || (options.RoomEcho == RoomEcho.Auto && request.Headers.Origin.Count == 0);
        using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
        var socket = new ChatSocket(webSocket, mailbox, messenger, echoes, loggers.CreateLogger<ChatSocket>());
        await socket.RunAsync(lifetime.ApplicationStopping);
    }

    /// <summary>Exactly one id and one token, that belong together.</summary>
    private static async Task<UserId?> FindCallerAsync(HttpRequest request, LegacyTokens tokens, CancellationToken cancellation)
    {
        if (request.Query["id"] is not [{ } id] || request.Query["token"] is not [{ } token]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }
        return await tokens.FindByQueryTokenAsync(token, cancellation) is { } person && person.Value == number ? person : null;
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.SecWebSocketVersion = "13";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) + "\n");
    }
}
