using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Hosting;

namespace ImChat.Web.Sockets.Devices;

/// <summary>Serves the sockets that ask for <c>imchat.v2</c>.</summary>
internal sealed class DeviceSockets(
    Messenger messenger, IMessageStore messages, DeviceDelivery delivery, RateLimitOptions rates, TimeProvider clock, ILogger<DeviceSocket> logger)
{
    /// <summary>The subprotocol.</summary>
    public const string Protocol = "imchat.v2";

    /// <summary>Frames a minute that are no JSON before we stop listening.</summary>
    public const int MostNonsense = 20;

    /// <param name="line">The way out.</param>
    /// <param name="mailbox">What arrives.</param>
    /// <param name="stopping">The server goes.</param>
    public async Task ServeAsync(SocketLine line, Mailbox mailbox, CancellationToken stopping)
    {
        var sends = new DeviceSends(line, mailbox, messenger, logger);
        await using var stream = new DeviceStream(line, mailbox, sends, delivery, messages, logger);
        var cursors = new DeviceCursors(mailbox.Owner, stream, sends, delivery);
        var history = new DeviceHistory(mailbox.Owner, line, cursors, delivery.Store, messages);
        var requests = new DeviceRequests(line, sends, stream, cursors, history, new FloodGuard(clock), new Patience(MostNonsense, clock), logger);
        await new DeviceSocket(line, mailbox, requests, stream, sends, rates, clock).RunAsync(stopping);
    }
}

/// <summary>What the parts of a device's socket share: who has had what, who is there, who writes.</summary>
internal sealed record DeviceDelivery(IDeliveryStore Store, Cursors Cursors, Typing Typing, Presence Presence, IContactStore Contacts);
