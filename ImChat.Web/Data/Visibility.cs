using ImChat.Domain.People;

namespace ImChat.Web.Data;

/// <summary>Who sees a stored message, among those who take part in its conversation.</summary>
internal static class Visibility
{
    /// <summary>What is withheld, its sender alone sees. The one place where this is decided for whatever reads messages.</summary>
    public static IQueryable<MessageRow> VisibleTo(this IQueryable<MessageRow> messages, UserId reader) =>
        messages.Where(m => !m.IsWithheld || m.SenderId == reader.Value);
}
