using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>Remembers what each person has had, for clients that keep nothing themselves.</summary>
public interface IDeliveryStore
{
    /// <summary>Where each of a person's conversations stands.</summary>
    Task<IReadOnlyList<ConversationPosition>> PositionsAsync(UserId person, CancellationToken cancellation);

    /// <summary>
    /// The newest <paramref name="limit"/> of others' messages that no connection of this person has had, over all conversations together,
    /// in the order of storing.
    /// </summary>
    Task<IReadOnlyList<ChatMessage>> MissedAsync(UserId person, int limit, CancellationToken cancellation);

    /// <summary>Remembers that the person has had these conversations up to these numbers; it never goes back.</summary>
    Task MarkHadAsync(UserId person, IReadOnlyDictionary<ConversationId, long> upTo, CancellationToken cancellation);
}
