using System.Globalization;
using System.Net.WebSockets;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Socket;

/// <summary>The door of <c>/chat</c>: answers a handshake as the old server did and hands the socket on.</summary>
internal sealed class ChatSocketEndpoint(
    LegacyTokens tokens, LegacyOptions options, MessageBus bus, Messenger messenger, IDeliveryStore deliveries, IMessageStore messages, TimeProvider clock, ILogger<ChatSocket> logger)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var request = context.Request;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            var isUpgrade = request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
            await RefuseAsync(context, isUpgrade && !HttpMethods.IsGet(request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status400BadRequest);
            return;
        }
        if (!Origins.IsWelcome(request, options) || await FindCallerAsync(request, context.RequestAborted) is not { } me)
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
        // A context of our own: the framework's default one is shared, and the first open page turns compression on in it.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext());
        await NewSocket(socket, mailbox, isBrowser: request.Headers.Origin.Count > 0).RunAsync(stopping);
    }

    private ChatSocket NewSocket(WebSocket socket, Mailbox mailbox, bool isBrowser)
    {
        var feed = new SocketFeed(mailbox.Owner, deliveries, messages);
        var evidence = new DeliveryEvidence(mailbox.Owner, deliveries, clock);
        var receiver = new SocketReceiver(socket, mailbox.Owner, mailbox.Id, messenger, new FloodGuard(clock), logger);
        var echoes = options.RoomEcho == RoomEcho.Always || (options.RoomEcho == RoomEcho.Auto && !isBrowser);
        return new ChatSocket(socket, mailbox, bus, feed, evidence, receiver, new SocketManners(echoes, options.ReplayLimit), logger);
    }

    /// <summary>Exactly one id and one token, that belong together.</summary>
    private async Task<UserId?> FindCallerAsync(HttpRequest request, CancellationToken cancellation)
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
