using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Sockets;

namespace ImChat.Web.Legacy.Socket;

/// <summary>Serves the sockets of old clients: those that ask for no subprotocol.</summary>
internal sealed class LegacySockets(LegacyOptions options, Messenger messenger, IDeliveryStore deliveries, IMessageStore messages, Cursors cursors, TimeProvider clock, ILogger<ChatSocket> logger)
{
    /// <param name="line">The way out.</param>
    /// <param name="mailbox">What arrives.</param>
    /// <param name="isBrowser">Whether a page opened it, which draws its own messages itself.</param>
    /// <param name="stopping">The server goes.</param>
    public Task ServeAsync(SocketLine line, Mailbox mailbox, bool isBrowser, CancellationToken stopping)
    {
        var evidence = new DeliveryEvidence(mailbox.Owner, cursors, clock);
        var receiver = new SocketReceiver(line.Socket, mailbox.Owner, mailbox.Id, messenger, new FloodGuard(clock), logger);
        var echoes = options.RoomEcho == RoomEcho.Always || (options.RoomEcho == RoomEcho.Auto && !isBrowser);
        return new ChatSocket(line, mailbox, deliveries, messages, evidence, receiver, new SocketManners(echoes, options.ReplayLimit), logger).RunAsync(stopping);
    }
}
