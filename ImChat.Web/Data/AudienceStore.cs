using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Who takes part in a conversation, read for each message.</summary>
internal sealed class AudienceStore(IDbContextFactory<ChatDb> factory, TimeProvider clock) : IAudience
{
    public async Task<Outcome<Audience>> OfAsync(UserId sender, Peer to, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (!to.IsGroup)
            return await OfTwoAsync(db, sender, new UserId(to.Number), cancellation);
        var found = await db.Conversations.Of(sender, to).Join(db.Participants, c => c.Id, p => p.ConversationId, (_, p) => p).AsNoTracking().ToListAsync(cancellation);
        if (found.Count == 0)
            return Refusal.UnknownGroup;
        if (found.Find(p => p.UserId == sender.Value) is not { UntilSeq: null } place)
            return Refusal.NotMember;
        if (await CheckSpeakingAsync(db, place, to.Number, cancellation) is { } refusal)
            return refusal;
        return new Audience(new ConversationId(place.ConversationId), [.. found.Where(p => p.UntilSeq == null).Select(p => new UserId(p.UserId))]);
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

    private static async Task<Refusal?> CheckSpeakingAsync(ChatDb db, ParticipantRow place, long group, CancellationToken cancellation)
    {
        var row = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == group, cancellation);
        return GroupRules.CheckSpeaking(place.RoleIn(row), place.IsSilenced, row.IsSilenced);
    }

    private async Task<Outcome<Audience>> OfTwoAsync(ChatDb db, UserId sender, UserId other, CancellationToken cancellation)
    {
        if (await db.StandingOf(sender, other.Value).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } row)
            return Refusal.UnknownPerson;
        var standing = row.AsStanding(sender);
        if (Manners.Write(standing) is { } refusal)
            return refusal;
        var isWithheld = Manners.IsWithheld(standing);
        try
        {
            var conversation = row.ConversationId
                ?? await PairConversation.OpenAsync(db, sender, other.Value, clock.GetUtcNow(), cancellation, isHiddenFromOther: isWithheld);
            return new Audience(new ConversationId(conversation), [.. new[] { sender, other }.Distinct().OrderBy(person => person.Value)], isWithheld);
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            return Refusal.Busy;
        }
    }
}
