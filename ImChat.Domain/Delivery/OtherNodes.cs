using System.Collections.Concurrent;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>
/// Who is online on the other nodes, as each of them said last. A node that says nothing for <see cref="Lease"/> is gone, and its people with
/// it: time enough for them to come back on another one. Empty where there is one node only.
/// </summary>
public sealed class OtherNodes(TimeProvider clock)
{
    /// <summary>How long what a node said holds.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, Node> nodes = new();

    /// <summary>A node says who is online on it, and since when: all of them, or those who came and went since it spoke last.</summary>
    public void Hear(string name, bool isWhole, IEnumerable<KeyValuePair<UserId, DateTimeOffset>> online, IEnumerable<UserId> gone)
    {
        var node = isWhole ? new Node() : nodes.GetValueOrDefault(name) ?? new Node();
        foreach (var (person, since) in online)
            node.Online[person] = since;
        foreach (var person in gone)
            node.Online.TryRemove(person, out _);
        node.HeardAt = clock.GetTimestamp();
        nodes[name] = node;
    }

    /// <summary>Since when this person is online on another node; null when they are not.</summary>
    public DateTimeOffset? OnlineSince(UserId person)
    {
        DateTimeOffset? earliest = null;
        foreach (var node in nodes.Values)
        {
            if (node.Online.TryGetValue(person, out var since) && !(earliest < since))
                earliest = since;
        }
        return earliest;
    }

    /// <summary>Forgets nodes that are gone; answers with those who were online on them.</summary>
    public IReadOnlyCollection<UserId> Forget()
    {
        List<UserId> people = [];
        foreach (var (name, node) in nodes)
        {
            if (clock.GetElapsedTime(node.HeardAt) > Lease && nodes.TryRemove(KeyValuePair.Create(name, node)))
                people.AddRange(node.Online.Keys);
        }
        return people;
    }

    private sealed class Node
    {
        public ConcurrentDictionary<UserId, DateTimeOffset> Online { get; } = new();

        public long HeardAt { get; set; }
    }
}
