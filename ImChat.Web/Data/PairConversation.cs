using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>The conversation of two people: made once, by whoever comes first.</summary>
internal static class PairConversation
{
    /// <summary>Its number. <paramref name="isHiddenFromOther"/>: the other one does not see it until there is something in it for them.</summary>
    public static async Task<long> OpenAsync(ChatDb db, UserId one, long other, DateTimeOffset now, CancellationToken cancellation, bool isHiddenFromOther = false)
    {
        var (low, high) = ConversationQueries.Pair(one, other);
        await using var transaction = await db.BeginTurnAsync(cancellation, one, new UserId(other));
        if (await db.Conversations.SingleOrDefaultAsync(c => c.LowUserId == low && c.HighUserId == high, cancellation) is { } there)
            return there.Id;
        var conversation = new ConversationRow { LowUserId = low, HighUserId = high, LastAt = now };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync(cancellation);
        foreach (var person in new[] { low, high }.Distinct())
            db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = person, JoinedAt = now, HiddenSeq = isHiddenFromOther && person == other ? 0 : null });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return conversation.Id;
    }
}
