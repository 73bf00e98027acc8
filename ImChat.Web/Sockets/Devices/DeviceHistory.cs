using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Sockets.Devices;

/// <summary>Older messages for a device that asks for them.</summary>
internal sealed class DeviceHistory(UserId owner, SocketLine line, DeviceCursors cursors, IDeliveryStore deliveries, IMessageStore messages)
{
    /// <summary>Sends a page, the newest that fit into one frame; null when it is sent, or why not.</summary>
    public async Task<DeviceError?> SendAsync(HistoryRequest wanted)
    {
        if (await deliveries.PositionAsync(owner, wanted.Conversation, CancellationToken.None) is not { } position)
            return DeviceError.NotMember;
        var page = await messages.BeforeAsync(owner, position.Peer, wanted.Before, wanted.Limit, CancellationToken.None);
        var frame = DeviceFrames.Page(wanted.Conversation, page, owner);
        while (frame.Length > FrameReader.LargestMessage && page.Count > 1)
        {
            page = [.. page.Skip(page.Count / 2)];
            frame = DeviceFrames.Page(wanted.Conversation, page, owner);
        }
        await line.WriteAsync(frame);
        if (page.Count > 0)
            cursors.Showed(wanted.Conversation, page[^1].Seq);
        return null;
    }
}
