using ImChat.Domain.Delivery;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Socket;
using ImChat.Web.Sockets.Devices;
using Microsoft.AspNetCore.Http.Features;

namespace ImChat.Web.Sockets;

/// <summary>The door of <c>/chat</c>: answers a handshake as the old server did and hands the socket on, by the protocol it asked for.</summary>
internal sealed class ChatSocketEndpoint(SocketCaller callers, LegacyOptions options, MessageBus bus, LegacySockets oldSockets, DeviceSockets deviceSockets)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        try
        {
            await ServeAsync(context, stopping);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has not waited for the answer.
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error) && !context.Response.HasStarted)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        var request = context.Request;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            var isUpgrade = request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
            await RefuseAsync(context, isUpgrade && !HttpMethods.IsGet(request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status400BadRequest);
            return;
        }
        var isDevice = context.WebSockets.WebSocketRequestedProtocols.Contains(DeviceSockets.Protocol);
        Task<SessionProof?> FindAsync() => isDevice ? callers.FindAsync(request, context.RequestAborted) : callers.ByAddressAsync(request, context.RequestAborted);
        if (!Origins.IsWelcome(request, options) || await FindAsync() is not { } proof)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden);
            return;
        }
        using var mailbox = stopping.IsCancellationRequested ? null : bus.Open(proof.Person, proof.Session);
        if (mailbox is null)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }
        if (!await callers.StillHoldsAsync(proof, FindAsync))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden);
            return;
        }
        // A context of our own: the framework's default one is shared, and the first open page turns compression on in it.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = isDevice ? DeviceSockets.Protocol : null });
        var line = new SocketLine(socket, context.Features.GetRequiredFeature<FramedUpgrade>().Stream!);
        var isBrowser = request.Headers.Origin.Count > 0;
        await ApartAsync(() => isDevice ? deviceSockets.ServeAsync(line, mailbox, stopping) : oldSockets.ServeAsync(line, mailbox, isBrowser, stopping));
    }

    /// <summary>Without the request's language and trace: each step of a connection would put them on and off again.</summary>
    private static Task ApartAsync(Func<Task> serve)
    {
        using (ExecutionContext.SuppressFlow())
            return serve();
    }

    private Task RefuseAsync(HttpContext context, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.SecWebSocketVersion = "13";
        SecurityHeaders.Write(context, options);
        return response.WriteAsync(Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) + "\n");
    }
}
