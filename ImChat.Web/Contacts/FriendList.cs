using System.Globalization;
using ImChat.Domain.Contacts;

namespace ImChat.Web.Contacts;

/// <summary>Friends as the contacts page shows them: starred ones first, then by letter.</summary>
internal static class FriendList
{
    /// <summary>Stands for the starred ones where else a letter stands.</summary>
    public const char Star = '*';

    /// <summary>By section, in order.</summary>
    public static IEnumerable<IGrouping<char, Friend>> Sort(IEnumerable<Friend> friends) => friends
        .OrderBy(friend => friend.Name, Initials.Order).ThenBy(friend => friend.Person.Id.Value)
        .GroupBy(friend => friend.IsStarred ? Star : Initials.Of(friend.Name))
        .OrderBy(section => section.Key switch { Star => 0, Initials.Other => 2, _ => 1 }).ThenBy(section => section.Key);

    /// <summary>Whether a friend has this in their name, remark or tags, or a number that begins with it.</summary>
    public static bool Fits(Friend friend, string query) =>
        Has(friend.Remark, query) || Has(friend.Person.Nickname, query) || friend.Tags.Any(tag => Has(tag, query))
        || friend.Person.Id.ToString().StartsWith(query, StringComparison.Ordinal);

    private static bool Has(string text, string query) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, query, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreNonSpace) >= 0;
}
