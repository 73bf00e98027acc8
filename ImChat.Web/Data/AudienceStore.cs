using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Who takes part in a conversation, read from the database.</summary>
internal sealed class AudienceStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IAudience
{
    public async ValueTask<Outcome<Audience>> OfAsync(UserId sender, Peer to, CancellationToken cancellation)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellation);
            return to.IsGroup ? await OfGroupAsync(db, sender, to, cancellation) : await OfTwoAsync(db, sender, to.Number, mayOpen: true, cancellation);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            return Refusal.Busy;
        }
    }

    /// <summary>The same within a transaction that is open, where the conversation is known to be there.</summary>
    public async Task<Outcome<Audience>> AgainAsync(ChatDb db, UserId sender, Peer to, CancellationToken cancellation)
    {
        return to.IsGroup ? await OfGroupAsync(db, sender, to, cancellation) : await OfTwoAsync(db, sender, to.Number, mayOpen: false, cancellation);
    }

    /// <summary>A group's members; null when there is no such group, or nobody is in it.</summary>
    public async Task<GroupAudience?> GroupAsync(Peer group, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await GroupAsync(db, group, cancellation);
    }

    public async Task<(Peer Peer, Audience Audience)?> InAsync(UserId person, ConversationId conversation, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var people = await db.Members(conversation)
            .Where(p => !db.Blocks.Any(b => (b.OwnerId == p.UserId && b.PersonId == person.Value) || (b.OwnerId == person.Value && b.PersonId == p.UserId)))
            .Select(p => new UserId(p.UserId)).ToListAsync(cancellation);
        return people.Contains(person)
            ? ((await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversation.Value, cancellation)).PeerFor(person), new Audience(conversation, people))
            : null;
    }

    private static async Task<Outcome<Audience>> OfGroupAsync(ChatDb db, UserId sender, Peer to, CancellationToken cancellation)
    {
        if (await GroupAsync(db, to, cancellation) is { } group)
            return group.For(sender);
        // Nobody is left in one that was dissolved.
        return await db.Conversations.AnyAsync(c => c.GroupId == to.Number, cancellation) ? Refusal.NotMember : Refusal.UnknownGroup;
    }

    private static async Task<GroupAudience?> GroupAsync(ChatDb db, Peer group, CancellationToken cancellation)
    {
        // The revision is read with the members, before the rest: what is newer than it shows at the next look.
        var rows = await db.Conversations.Where(c => c.GroupId == group.Number)
            .Join(db.Participants.Where(p => p.UntilSeq == null), c => c.Id, p => p.ConversationId, (c, p) => new { c.Revision, Place = p }).AsNoTracking().ToListAsync(cancellation);
        return rows.Count == 0
            ? null
            : new GroupAudience(await db.Groups.AsNoTracking().SingleAsync(g => g.Id == group.Number, cancellation), rows[0].Revision, rows.ConvertAll(row => row.Place));
    }

    private async Task<Outcome<Audience>> OfTwoAsync(ChatDb db, UserId sender, long other, bool mayOpen, CancellationToken cancellation)
    {
        if (await db.StandingOf(sender, other).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } row)
            return Refusal.UnknownPerson;
        var standing = row.AsStanding(sender);
        if (Manners.Write(standing) is { } refusal)
            return refusal;
        var isWithheld = Manners.IsWithheld(standing);
        if (row.ConversationId is { } conversation)
            return new Audience(new ConversationId(conversation), [.. new[] { sender, new UserId(other) }.Distinct().OrderBy(person => person.Value)], isWithheld, row.Revision);
        if (!mayOpen)
            return Refusal.Busy;
        await PairConversation.OpenAsync(db, sender, other, clock.GetUtcNow(), cancellation, isHiddenFromOther: isWithheld);
        // Between the look and the opening one may have blocked the other, and nothing was there yet that would show it.
        return await OfTwoAsync(db, sender, other, mayOpen: false, cancellation);
    }
}
