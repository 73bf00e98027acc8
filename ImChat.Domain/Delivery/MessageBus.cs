using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>This node's open mailboxes by person. One person may have many: pages, tabs, sockets, devices.</summary>
public sealed class MessageBus(int connectionsPerPerson = MessageBus.DefaultConnectionsPerPerson, int connections = MessageBus.DefaultConnections)
{
    /// <summary>Open connections one person may have, pages and sockets together, unless the settings say otherwise.</summary>
    public const int DefaultConnectionsPerPerson = 50;

    /// <summary>Open connections of everybody together, unless the settings say otherwise.</summary>
    public const int DefaultConnections = 10_000;

    private readonly ConcurrentDictionary<UserId, ImmutableArray<Mailbox>> open = new();
    private long lastId;
    private long letGo;
    private int count;
    private volatile bool isClosed;

    /// <summary>Raised when somebody's first mailbox has opened or their last one is gone; answer at once.</summary>
    public event Action<UserId>? CameOrWent;

    /// <summary>Raised when every connection is let go; answer at once.</summary>
    public event Action? Closed;

    /// <summary>Whether this node cannot serve anybody.</summary>
    public bool IsClosed => isClosed;

    /// <summary>Whether this person has a mailbox open.</summary>
    public bool IsOpen(UserId person) => open.ContainsKey(person);

    /// <summary>
    /// Opens one more mailbox, or null when this person, or everybody together, has as many as they may: the newest is refused, none is
    /// closed for it.
    /// </summary>
    /// <param name="owner">Whose connection it is.</param>
    /// <param name="session">The sign-in that it rests on.</param>
    public Mailbox? Open(UserId owner, SessionId session = default)
    {
        if (Interlocked.Increment(ref count) > connections || Add(new Mailbox(this, owner, session, Interlocked.Increment(ref lastId))) is not { } mailbox)
        {
            Interlocked.Decrement(ref count);
            return null;
        }
        if (isClosed)
            mailbox.End(MailboxEnd.Unavailable);
        return mailbox;
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

    /// <summary>Ends every mailbox that rests on a sign-in that is over.</summary>
    public void End(Revocation revocation)
    {
        if (!open.TryGetValue(revocation.Person, out var mailboxes))
            return;
        foreach (var mailbox in mailboxes.Where(mailbox => revocation.Ends(mailbox.Owner, mailbox.Session)))
            mailbox.End(MailboxEnd.SignedOut);
    }

    /// <summary>Ends every mailbox, and each that is opened, until <see cref="Reopen"/>: this node cannot serve anybody.</summary>
    public void Close()
    {
        isClosed = true;
        LetGo();
    }

    /// <summary>Serves people again.</summary>
    public void Reopen()
    {
        // Who came meanwhile was let go at once.
        Interlocked.Exchange(ref letGo, Interlocked.Read(ref lastId));
        isClosed = false;
    }

    /// <summary>Ends every mailbox: what was asked for and has no answer will be asked for again, here or elsewhere.</summary>
    public void LetGo()
    {
        Interlocked.Exchange(ref letGo, Interlocked.Read(ref lastId));
        foreach (var mailbox in open.Values.SelectMany(mailboxes => mailboxes))
            mailbox.End(MailboxEnd.Unavailable);
        Closed?.Invoke();
    }

    /// <summary>Whether the connection with this mailbox was let go. What it still asks for must not be done: it would overtake what had no answer.</summary>
    public bool HasLetGo(long mailbox) => isClosed || mailbox <= Interlocked.Read(ref letGo);

    /// <summary>Something may not have been told: every connection takes it that it has missed something, and reads again what is stored.</summary>
    public void Interrupt()
    {
        foreach (var mailbox in open.Values.SelectMany(mailboxes => mailboxes))
            mailbox.Interrupt();
    }

    internal void Remove(Mailbox mailbox)
    {
        while (open.TryGetValue(mailbox.Owner, out var mine) && mine.Contains(mailbox))
        {
            var rest = mine.Remove(mailbox);
            var done = rest.IsEmpty
                ? open.TryRemove(KeyValuePair.Create(mailbox.Owner, mine))
                : open.TryUpdate(mailbox.Owner, rest, mine);
            if (!done)
                continue;
            Interlocked.Decrement(ref count);
            if (rest.IsEmpty)
                CameOrWent?.Invoke(mailbox.Owner);
            return;
        }
    }

    private Mailbox? Add(Mailbox mailbox)
    {
        var mine = open.AddOrUpdate(mailbox.Owner, [mailbox], (_, others) => others.Length < connectionsPerPerson ? others.Add(mailbox) : others);
        if (!mine.Contains(mailbox))
            return null;
        if (mine.Length == 1)
            CameOrWent?.Invoke(mailbox.Owner);
        return mailbox;
    }
}
