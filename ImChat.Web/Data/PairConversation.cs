using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>The conversation of two people: made once, by whoever comes first.</summary>
internal static class PairConversation
{
    public static async Task OpenAsync(ChatDb db, UserId one, long other, DateTimeOffset now, CancellationToken cancellation)
    {
        var (low, high) = ConversationQueries.Pair(one, other);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Conversations.AnyAsync(c => c.LowUserId == low && c.HighUserId == high, cancellation))
            return;
        var conversation = new ConversationRow { LowUserId = low, HighUserId = high, LastAt = now };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync(cancellation);
        db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = low, JoinedAt = now });
        if (low != high)
            db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = high, JoinedAt = now });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
