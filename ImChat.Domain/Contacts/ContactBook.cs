using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>A person's friends: the rules, for every door.</summary>
public sealed class ContactBook(IContactStore contacts, IRequestStore requests, IPersonStore people, IBackplane backplane)
{
    /// <summary>
    /// Makes two people friends and tells the open pages of both; or, where the other wants that, asks them first. Refused: oneself, unknown
    /// or not to be found by number, friends already, too long a greeting.
    /// </summary>
    public async Task<Outcome<Addition>> AddAsync(UserId owner, UserId friend, CancellationToken cancellation, string greeting = "")
    {
        if (owner == friend)
            return Refusal.Self;
        return await people.FindAsync(friend, cancellation) is { } person
            ? await AddAsync(owner, person, greeting, settings => settings.IsFoundByNumber, cancellation)
            : Refusal.UnknownPerson;
    }

    /// <summary>The same for the number somebody signs in with.</summary>
    public async Task<Outcome<Addition>> AddByMobileAsync(UserId owner, string mobile, CancellationToken cancellation, string greeting = "") =>
        await people.FindByMobileAsync(mobile, cancellation) is { } person
            ? await AddAsync(owner, person, greeting, settings => settings.IsFoundByMobile, cancellation)
            : Refusal.UnknownPerson;

    /// <summary>The same for somebody's own invitation, which always finds them.</summary>
    public async Task<Outcome<Addition>> AddByInviteAsync(UserId owner, string invite, CancellationToken cancellation, string greeting = "") =>
        await people.FindByInviteAsync(invite, cancellation) is { } person
            ? await AddAsync(owner, person, greeting, _ => true, cancellation)
            : Refusal.UnknownPerson;

    /// <summary>Consents to a request; or answers why not.</summary>
    public async Task<Refusal?> AcceptAsync(UserId owner, UserId from, CancellationToken cancellation)
    {
        if (!await requests.RemoveAsync(from, owner, cancellation))
            return Refusal.UnknownPerson;
        if (await contacts.AddAsync(owner, from, cancellation))
            await TellAsync(owner, from);
        await backplane.PublishAsync(new Envelope(new RequestsChanged(), [owner]));
        return null;
    }

    /// <summary>Takes a request away; whoever asked is told nothing.</summary>
    public async Task DeclineAsync(UserId owner, UserId from, CancellationToken cancellation)
    {
        await requests.RemoveAsync(from, owner, cancellation);
        await backplane.PublishAsync(new Envelope(new RequestsChanged(), [owner]));
    }

    /// <summary>Takes somebody out of the owner's friends. The other one keeps the owner, and what was said stays for both.</summary>
    public async Task RemoveAsync(UserId owner, UserId friend, CancellationToken cancellation)
    {
        if (await contacts.RemoveAsync(owner, friend, cancellation))
            await backplane.PublishAsync(new Envelope(new PersonChanged(friend), [owner]));
    }

    /// <summary>Changes what the owner keeps of a friend; null, or why not.</summary>
    public async Task<Refusal?> ChangeAsync(UserId owner, UserId friend, FriendChange change, CancellationToken cancellation)
    {
        if (!change.IsWithinLimits)
            return Refusal.TooLong;
        if (!await contacts.ChangeAsync(owner, friend, change, cancellation))
            return Refusal.NotFriend;
        await backplane.PublishAsync(new Envelope(new PersonChanged(friend), [owner]));
        return null;
    }

    private async Task<Outcome<Addition>> AddAsync(UserId owner, Person friend, string greeting, Func<PersonalSettings, bool> isFound, CancellationToken cancellation)
    {
        if (owner == friend.Id)
            return Refusal.Self;
        if (greeting.Length > FriendRequest.GreetingChars)
            return Refusal.TooLong;
        if (await contacts.StandingAsync(owner, friend.Id, cancellation) is not { } standing)
            return Refusal.UnknownPerson;
        if (!isFound(standing.Settings) && !await people.AreAcquaintedAsync(owner, friend.Id, cancellation))
            return Refusal.UnknownPerson;
        if (standing.IsKept && await contacts.FriendAsync(owner, friend.Id, cancellation) is not null)
            return Refusal.AlreadyFriend;
        // Whoever waits for the owner's consent has given their own.
        var welcome = Manners.Add(standing);
        if (welcome == Welcome.Asks && await requests.RemoveAsync(friend.Id, owner, cancellation))
            welcome = Welcome.Friends;
        if (welcome != Welcome.Friends)
            return await AskAsync(owner, friend, greeting, isHeard: welcome == Welcome.Asks, cancellation);
        if (!await contacts.AddAsync(owner, friend.Id, cancellation))
            return Refusal.AlreadyFriend;
        await TellAsync(owner, friend.Id);
        return new Addition(friend);
    }

    private async Task<Outcome<Addition>> AskAsync(UserId owner, Person friend, string greeting, bool isHeard, CancellationToken cancellation)
    {
        if (isHeard)
        {
            await requests.AskAsync(owner, friend.Id, greeting.Trim(), cancellation);
            await backplane.PublishAsync(new Envelope(new RequestsChanged(), [friend.Id]));
        }
        return new Addition(friend, IsAsked: true);
    }

    private async Task TellAsync(UserId owner, UserId friend)
    {
        await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(friend)), [owner]));
        await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(owner)), [friend]));
    }
}
