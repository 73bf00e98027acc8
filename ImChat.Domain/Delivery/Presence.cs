using System.Collections.Concurrent;
using System.Data.Common;
using ImChat.Domain.Contacts;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>
/// Who is online: whoever has a page or a socket open, and for a while after, so that a reload does not look like leaving. Friends are told;
/// best effort, never stored.
/// </summary>
public sealed class Presence : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly MessageBus bus;
    private readonly IContactStore contacts;
    private readonly IBackplane backplane;
    private readonly OtherNodes others;
    private readonly TimeProvider clock;

    private readonly ConcurrentDictionary<UserId, Stay> online = new();
    private readonly ConcurrentDictionary<UserId, byte> changed = new();

    /// <summary>Watches this node's connections.</summary>
    public Presence(MessageBus bus, IContactStore contacts, IBackplane backplane, OtherNodes others, TimeProvider clock)
    {
        (this.bus, this.contacts, this.backplane, this.others, this.clock) = (bus, contacts, backplane, others, clock);
        bus.CameOrWent += Note;
    }

    /// <summary>How long somebody whose last connection is gone still counts as online.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Since when this person is online; null when they are not.</summary>
    public DateTimeOffset? OnlineSince(UserId person) => online.TryGetValue(person, out var stay) ? stay.Since : others.OnlineSince(person);

    /// <summary>Who is online on this node, and since when.</summary>
    public IReadOnlyDictionary<UserId, DateTimeOffset> Here() => online.ToDictionary(one => one.Key, one => one.Value.Since);

    /// <summary>Tells friends, once a second, until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            List<PresenceChanged> news = [];
            while (await timer.WaitForNextTickAsync(stopping))
            {
                news = [.. news, .. Settle()];
                if (await TryTellAsync(news, stopping))
                    news = [];
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <summary>Tells this person and their friends what each may now know of the other.</summary>
    public async Task TellAnewAsync(UserId person, CancellationToken cancellation)
    {
        var watchers = (await contacts.WatchersAsync([person], cancellation))[person].ToHashSet();
        foreach (var friends in (await contacts.MutualAsync(person, cancellation)).GroupBy(watchers.Contains))
        {
            await backplane.PublishAsync(new Envelope(Show(person, isShown: friends.Key), [.. friends]));
            foreach (var friend in friends)
                await backplane.PublishAsync(new Envelope(Show(friend, isShown: friends.Key), [person]));
        }
    }

    /// <summary>Watches no longer.</summary>
    public void Dispose() => bus.CameOrWent -= Note;

    /// <summary>Whoever is not to be seen is away.</summary>
    private PresenceChanged Show(UserId person, bool isShown)
    {
        var since = isShown ? OnlineSince(person) : null;
        return new PresenceChanged(person, since is not null, since ?? clock.GetUtcNow());
    }

    private void Note(UserId person) => changed[person] = 0;

    /// <summary>What is news: who came, and who has been away for long enough.</summary>
    private List<PresenceChanged> Settle()
    {
        var now = clock.GetUtcNow();
        var news = new List<PresenceChanged>();
        foreach (var person in changed.Keys)
        {
            changed.TryRemove(person, out _);
            var stay = online.GetValueOrDefault(person);
            if (!bus.IsOpen(person))
            {
                if (stay is not null)
                    online[person] = stay with { MissingSince = now };
                continue;
            }
            online[person] = new Stay(stay?.Since ?? now, null);
            if (stay is null && others.OnlineSince(person) is null)
                news.Add(new PresenceChanged(person, IsOnline: true, now));
        }
        foreach (var (person, stay) in online)
        {
            if (stay.MissingSince is { } since && now - since >= Grace && online.TryRemove(person, out _) && others.OnlineSince(person) is null)
                news.Add(new PresenceChanged(person, IsOnline: false, since));
        }
        // Every node that is left finds this out; whoever is told twice is told nothing new.
        news.AddRange(others.Forget().Where(person => OnlineSince(person) is null).Select(person => new PresenceChanged(person, IsOnline: false, now)));
        return news;
    }

    /// <summary>False when storage could not say whom to tell; the same news are told with the next.</summary>
    private async Task<bool> TryTellAsync(List<PresenceChanged> news, CancellationToken cancellation)
    {
        try
        {
            await TellAsync(news, cancellation);
            return true;
        }
        catch (DbException)
        {
            // Storage watches itself and says so; whether somebody is there can wait.
            return false;
        }
    }

    private async Task TellAsync(List<PresenceChanged> news, CancellationToken cancellation)
    {
        if (news.Count == 0)
            return;
        var friends = await contacts.WatchersAsync([.. news.Select(change => change.Person)], cancellation);
        foreach (var change in news)
            await backplane.PublishAsync(new Envelope(change, [.. friends[change.Person].Where(friend => bus.IsOpen(friend) || others.OnlineSince(friend) is not null)]));
    }

    /// <summary>Since when somebody is online, and since when they are missing, or null while they are connected.</summary>
    private sealed record Stay(DateTimeOffset Since, DateTimeOffset? MissingSince);
}
