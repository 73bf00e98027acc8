using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>Remembers what each person, and each device that has a name, has had of every conversation.</summary>
public interface IDeliveryStore
{
    /// <summary>Where each of a person's conversations stands.</summary>
    Task<IReadOnlyList<ConversationPosition>> PositionsAsync(UserId person, CancellationToken cancellation);

    /// <summary>Where this conversation stands for this person; null when it is not theirs.</summary>
    Task<ConversationPosition?> PositionAsync(UserId person, ConversationId conversation, CancellationToken cancellation);

    /// <summary>
    /// The newest <paramref name="limit"/> of others' messages that no connection of this person has had, over all conversations together,
    /// in the order of storing.
    /// </summary>
    Task<IReadOnlyList<ChatMessage>> MissedAsync(UserId person, int limit, CancellationToken cancellation);

    /// <summary>
    /// What this device has acknowledged, by conversation. A device never seen before begins where its person has read; a conversation
    /// without a number is new to it. Of very many devices of one person, the one that was quiet the longest is forgotten.
    /// </summary>
    Task<IReadOnlyDictionary<ConversationId, long>> OpenDeviceAsync(UserId person, DeviceId device, CancellationToken cancellation);

    /// <summary>
    /// Remembers that people have come this far, in one transaction, and answers what has really moved. Never goes back; a number past the
    /// conversation's end, or a conversation that is not the person's, changes nothing.
    /// </summary>
    Task<IReadOnlyList<MovedCursor>> MoveAsync(IReadOnlyCollection<CursorMove> moves, CancellationToken cancellation);

    /// <summary>How far the others in a conversation have come, as far as the viewer may know; empty when it is not theirs.</summary>
    Task<IReadOnlyList<Receipt>> ReceiptsAsync(UserId viewer, ConversationId conversation, CancellationToken cancellation);
}
