using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>This node's open mailboxes by person. One person may have many: pages, tabs, sockets, devices.</summary>
public sealed class MessageBus(int connectionsPerPerson = MessageBus.DefaultConnectionsPerPerson)
{
    /// <summary>Open connections one person may have, pages and sockets together, unless the settings say otherwise.</summary>
    public const int DefaultConnectionsPerPerson = 50;

    private readonly ConcurrentDictionary<UserId, ImmutableArray<Mailbox>> open = new();
    private long lastId;

    /// <summary>Opens one more mailbox, or null when this person already has as many as they may: the newest is refused, none is closed for it.</summary>
    public Mailbox? Open(UserId owner) => Add(new Mailbox(this, owner, Interlocked.Increment(ref lastId)));

    /// <summary>A new mailbox in place of one that has closed itself: for the same connection, under the same number.</summary>
    public Mailbox? Reopen(Mailbox full)
    {
        full.Dispose();
        return Add(new Mailbox(this, full.Owner, full.Id));
    }

    /// <summary>Posts the event to every open mailbox of every recipient; returns at once.</summary>
    public void Deliver(Envelope envelope)
    {
        foreach (var recipient in envelope.Recipients)
        {
            if (!open.TryGetValue(recipient, out var mailboxes))
                continue;
            foreach (var mailbox in mailboxes)
                mailbox.Post(envelope.Event);
        }
    }

    internal void Remove(Mailbox mailbox)
    {
        while (open.TryGetValue(mailbox.Owner, out var mine))
        {
            var rest = mine.Remove(mailbox);
            var done = rest.IsEmpty
                ? open.TryRemove(KeyValuePair.Create(mailbox.Owner, mine))
                : open.TryUpdate(mailbox.Owner, rest, mine);
            if (done)
                return;
        }
    }

    private Mailbox? Add(Mailbox mailbox)
    {
        var mine = open.AddOrUpdate(mailbox.Owner, [mailbox], (_, others) => others.Length < connectionsPerPerson ? others.Add(mailbox) : others);
        return mine.Contains(mailbox) ? mailbox : null;
    }
}
