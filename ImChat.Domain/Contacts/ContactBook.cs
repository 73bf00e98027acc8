using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Adding friends: the rules, for every door.</summary>
public sealed class ContactBook(IContactStore contacts, IPersonStore people, IBackplane backplane)
{
    /// <summary>Makes two people friends and tells the open pages of both. Refused: oneself, unknown, friends already.</summary>
    public async Task<Outcome<Person>> AddAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        if (owner == friend)
            return Refusal.Self;
        if (await people.FindAsync(friend, cancellation) is not { } person)
            return Refusal.UnknownPerson;
        if (!await contacts.AddAsync(owner, friend, cancellation))
            return Refusal.AlreadyFriend;
        await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(friend)), [owner]));
        await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(owner)), [friend]));
        return person;
    }
}
