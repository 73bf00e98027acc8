using ImChat.Domain.People;

namespace ImChat.Web.Data;

/// <summary>What people are called.</summary>
internal static class Names
{
    /// <summary>Everybody as this viewer knows them: by the name the viewer gave them, else by their own.</summary>
    public static IQueryable<NamedPerson> NamesFor(this ChatDb db, UserId viewer) =>
        from user in db.Users
        join contact in db.Contacts.Where(c => c.OwnerId == viewer.Value) on user.Id equals contact.FriendId into kept
        from contact in kept.DefaultIfEmpty()
        select new NamedPerson
        {
            Id = user.Id,
            Name = contact != null && contact.Remark != "" ? contact.Remark : user.Nickname,
            Picture = user.Avatar,
            Memo = user.Memo,
        };

    internal sealed class NamedPerson
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string Picture { get; init; } = "";

        public string Memo { get; init; } = "";
    }
}
