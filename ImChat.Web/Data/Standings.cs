using ImChat.Domain.Contacts;
using ImChat.Domain.People;
using ImChat.Web.Accounts;

namespace ImChat.Web.Data;

/// <summary>How people stand with each other, in queries.</summary>
internal static class Standings
{
    /// <summary>Blocks between two people, whoever made them: two rows at most.</summary>
    public static IQueryable<BlockRow> Between(this IQueryable<BlockRow> blocks, UserId one, UserId other) =>
        blocks.Where(b => (b.OwnerId == one.Value && b.PersonId == other.Value) || (b.OwnerId == other.Value && b.PersonId == one.Value));

    /// <summary>How somebody stands with whoever has this number, and where what they say to each other is kept: one row or none.</summary>
    public static IQueryable<StandingRow> StandingOf(this ChatDb db, UserId actor, long other)
    {
        var (low, high) = ConversationQueries.Pair(actor, other);
        return db.Users.Where(u => u.Id == other).Select(u => new StandingRow(
            u,
            db.Contacts.Any(c => c.OwnerId == other && c.FriendId == actor.Value),
            db.Blocks.Any(b => b.OwnerId == other && b.PersonId == actor.Value),
            db.Conversations.Where(c => c.LowUserId == low && c.HighUserId == high).Select(c => (long?)c.Id).FirstOrDefault(),
            db.Conversations.Where(c => c.LowUserId == low && c.HighUserId == high).Select(c => c.Revision).FirstOrDefault()));
    }

    /// <summary>An account's settings.</summary>
    public static PersonalSettings AsSettings(this ChatUser user) =>
        new(!user.HidesReading, !user.HidesPresence, user.OnlyFriendsWrite, user.AsksBeforeAdding, !user.HidesNumber, !user.HidesMobile);

    internal sealed record StandingRow(ChatUser Other, bool IsKept, bool IsBlocked, long? ConversationId, long Revision)
    {
        /// <summary>The same for the rules.</summary>
        public Standing AsStanding(UserId actor) => new(Other.Id == actor.Value, IsKept, IsBlocked, Other.AsSettings());
    }
}
