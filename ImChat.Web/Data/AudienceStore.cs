using ImChat.Domain;
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
        var found = await FindAsync(db, sender, to, cancellation);
        if (found.Count == 0)
        {
            if (to.IsGroup)
                return Refusal.UnknownGroup;
            if (!await db.Users.AnyAsync(u => u.Id == to.Number, cancellation))
                return Refusal.UnknownPerson;
            try
            {
                await PairConversation.OpenAsync(db, sender, to.Number, clock.GetUtcNow(), cancellation);
            }
            catch (Exception error) when (StorageFault.IsUnavailable(error))
            {
                return Refusal.Busy;
            }
            found = await FindAsync(db, sender, to, cancellation);
        }
        if (found.Find(p => p.UserId == sender.Value) is not { UntilSeq: null } place)
            return Refusal.NotMember;
        if (to.IsGroup && await CheckSpeakingAsync(db, place, to.Number, cancellation) is { } refusal)
            return refusal;
        return new Audience(new ConversationId(place.ConversationId), [.. found.Where(p => p.UntilSeq == null).Select(p => new UserId(p.UserId))]);
    }

    public async Task<(Peer Peer, Audience Audience)?> InAsync(UserId person, ConversationId conversation, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var people = await db.Members(conversation).Select(p => new UserId(p.UserId)).ToListAsync(cancellation);
        return people.Contains(person)
            ? ((await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversation.Value, cancellation)).PeerFor(person), new Audience(conversation, people))
            : null;
    }

    private static async Task<Refusal?> CheckSpeakingAsync(ChatDb db, ParticipantRow place, long group, CancellationToken cancellation)
    {
        var row = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == group, cancellation);
        return GroupRules.CheckSpeaking(place.RoleIn(row), place.IsSilenced, row.IsSilenced);
    }

    private static Task<List<ParticipantRow>> FindAsync(ChatDb db, UserId sender, Peer to, CancellationToken cancellation) =>
        db.Conversations.Of(sender, to).Join(db.Participants, c => c.Id, p => p.ConversationId, (_, p) => p).AsNoTracking().ToListAsync(cancellation);
}
