using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Web.Groups;

/// <summary>Somebody in a group.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">How they are called here.</param>
/// <param name="Nickname">How they are called elsewhere: by the viewer, else by themselves.</param>
/// <param name="Picture">An address, or empty.</param>
/// <param name="Role">What they are.</param>
/// <param name="IsMuted">They may not write.</param>
/// <param name="HasConfirmed">They have confirmed the announcement; null where that is not for the viewer to see.</param>
public sealed record GroupMember(UserId Id, string Name, string Nickname, string Picture, GroupRole Role, bool IsMuted, bool? HasConfirmed)
{
    /// <summary>Whether they are found by this name or number.</summary>
    public bool Fits(string query) =>
        query.Length == 0 || Name.Contains(query, StringComparison.CurrentCultureIgnoreCase) || Nickname.Contains(query, StringComparison.CurrentCultureIgnoreCase)
        || Id.ToString().StartsWith(query, StringComparison.Ordinal);
}
