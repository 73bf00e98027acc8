using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>Says who receives a message. What it says may be a moment old; the store looks whether it still holds.</summary>
public interface IAudience
{
    /// <summary>
    /// The audience of a message from <paramref name="sender"/> to <paramref name="to"/>; a first message between two people makes their
    /// conversation. Refused: <see cref="Refusal.UnknownPerson"/>, <see cref="Refusal.UnknownGroup"/>, <see cref="Refusal.NotMember"/>, <see cref="Refusal.NotFriend"/>,
    /// <see cref="Refusal.Muted"/>,
    /// <see cref="Refusal.Busy"/> when that conversation cannot be made now.
    /// </summary>
    ValueTask<Outcome<Audience>> OfAsync(UserId sender, Peer to, CancellationToken cancellation);

    /// <summary>
    /// A conversation that is there, as this person sees it, with those who may know what they are about: nobody who has blocked them or whom
    /// they have blocked. Null when it is not there or they do not take part in it.
    /// </summary>
    Task<(Peer Peer, Audience Audience)?> InAsync(UserId person, ConversationId conversation, CancellationToken cancellation);
}
