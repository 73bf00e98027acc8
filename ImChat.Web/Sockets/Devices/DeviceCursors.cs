using System.Collections.Concurrent;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Sockets.Devices;

/// <summary>What this device says it has received and its person has read. Believed as far as it was sent.</summary>
internal sealed class DeviceCursors(UserId owner, DeviceStream stream, DeviceSends sends, DeviceDelivery delivery)
{
    /// <summary>What was sent as history.</summary>
    private readonly ConcurrentDictionary<ConversationId, long> shown = new();

    /// <summary>Everything up to this number may have been shown to this device.</summary>
    public void Showed(ConversationId conversation, long seq) => shown.AddOrUpdate(conversation, seq, (_, before) => Math.Max(before, seq));

    /// <summary>Null when it is remembered, or why not.</summary>
    public DeviceError? Got(GotRequest got)
    {
        if (got.Seq > Sent(got.Conversation))
            return DeviceError.BadAck;
        Move(new CursorMove(owner, got.Conversation, got.Seq, Device: stream.Device));
        return null;
    }

    /// <summary>Null when it is remembered, or why not. On another device they may have read what this one was not sent yet.</summary>
    public async Task<DeviceError?> ReadAsync(ReadRequest read)
    {
        if (read.Seq > Sent(read.Conversation))
        {
            if (await delivery.Store.PositionAsync(owner, read.Conversation, CancellationToken.None) is not { } position)
                return DeviceError.NotMember;
            if (read.Seq > position.LastSeq)
                return DeviceError.BadAck;
        }
        Move(new CursorMove(owner, read.Conversation, Got: 0, read.Seq));
        return null;
    }

    private long Sent(ConversationId conversation) =>
        Math.Max(stream.Reached(conversation), Math.Max(sends.Acknowledged(conversation), shown.GetValueOrDefault(conversation)));

    /// <summary>Nobody waits for it: one that cannot be stored now is made up for by the next.</summary>
    private void Move(CursorMove move) => _ = delivery.Cursors.MoveAsync(move);
}
