using System.Collections.Concurrent;
using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;

namespace ImChat.Web.Contacts;

/// <summary>Which friends of the person whose page this is are online.</summary>
internal sealed class OnlineFriends(ChatCircuit circuit, IContactStore contacts, Presence presence) : IDisposable
{
    private readonly ConcurrentDictionary<UserId, bool> friends = new();
    private IDisposable? listening;

    /// <summary>Raised after somebody came or went, on no particular thread.</summary>
    public event Func<Task>? Changed;

    /// <summary>Whether a friend is online; null for everybody else and for groups, of whom there is nothing to say.</summary>
    public bool? IsOnline(Peer peer) => !peer.IsGroup && friends.TryGetValue(new UserId(peer.Number), out var isOnline) ? isOnline : null;

    /// <summary>Finds out, now and whenever it changes.</summary>
    public async Task OpenAsync()
    {
        // Listen first, look second: whoever comes in between is seen twice.
        listening ??= circuit.Listen(OnEventAsync);
        await LookAsync();
        await TellAsync();
    }

    public void Dispose() => listening?.Dispose();

    private async Task OnEventAsync(ChatEvent? chatEvent)
    {
        switch (chatEvent)
        {
            case null:
                await LookAsync();
                break;
            case PeerAdded { Peer.IsGroup: false } or PersonChanged or SettingsChanged:
                await LookAsync();
                break;
            case PresenceChanged change:
                // Whoever is not to be seen is told of as away.
                if (change.IsOnline || friends.ContainsKey(change.Person))
                    friends[change.Person] = change.IsOnline;
                break;
            default:
                return;
        }
        await TellAsync();
    }

    private Task TellAsync() => Changed?.Invoke() ?? Task.CompletedTask;

    private async Task LookAsync()
    {
        var watchers = (await contacts.WatchersAsync([circuit.Me], CancellationToken.None))[circuit.Me].ToHashSet();
        foreach (var gone in friends.Keys.Where(friend => !watchers.Contains(friend)))
            friends.TryRemove(gone, out _);
        foreach (var friend in watchers)
            friends[friend] = presence.OnlineSince(friend) is not null;
    }
}
