using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.Extensions.Caching.Memory;

namespace ImChat.Web.Data;

/// <summary>
/// Remembers who may write where, so that nobody has to look it up for each message. It may be old: the store compares revisions before it
/// stores, on whichever node the change was made. Refusals are not remembered.
/// </summary>
internal sealed class AudienceCache(AudienceStore store) : IAudience, IDisposable
{
    /// <summary>People in all that is remembered.</summary>
    private const int MostPeople = 1_000_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostPeople });

    public ValueTask<Outcome<Audience>> OfAsync(UserId sender, Peer to, CancellationToken cancellation)
    {
        if (to.IsGroup)
            return known.TryGetValue(to, out GroupAudience? group) && group!.For(sender) is { IsDone: true } audience ? new(audience) : new(GroupAsync(sender, to, cancellation));
        return known.TryGetValue((sender, to), out Audience? pair) ? new(pair!) : new(PairAsync(sender, to, cancellation));
    }

    public Task<(Peer Peer, Audience Audience)?> InAsync(UserId person, ConversationId conversation, CancellationToken cancellation) => store.InAsync(person, conversation, cancellation);

    /// <summary>What was remembered was too old; read anew within the transaction that found it out.</summary>
    public Task<Outcome<Audience>> AgainAsync(ChatDb db, UserId sender, Peer to, CancellationToken cancellation)
    {
        known.Remove(to.IsGroup ? to : (sender, to));
        return store.AgainAsync(db, sender, to, cancellation);
    }

    public void Dispose() => known.Dispose();

    private async Task<Outcome<Audience>> GroupAsync(UserId sender, Peer to, CancellationToken cancellation)
    {
        try
        {
            if (await store.GroupAsync(to, cancellation) is not { } group)
                return await store.OfAsync(sender, to, cancellation);
            Remember(to, group, group.Count);
            return group.For(sender);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            return Refusal.Busy;
        }
    }

    private async Task<Outcome<Audience>> PairAsync(UserId sender, Peer to, CancellationToken cancellation)
    {
        var audience = await store.OfAsync(sender, to, cancellation);
        if (audience.IsDone)
            Remember((sender, to), audience.Value, audience.Value.People.Count);
        return audience;
    }

    private void Remember(object key, object value, int people) => known.Set(key, value, new MemoryCacheEntryOptions { Size = people, AbsoluteExpirationRelativeToNow = Lifetime });
}
