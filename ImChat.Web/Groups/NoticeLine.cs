using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Web.Groups;

/// <summary>What happened in a group, with the names a page needs to say it; null is the viewer.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="People">To whom: the first of them.</param>
/// <param name="Others">How many more there are.</param>
/// <param name="Text">The new name or the announcement, or empty.</param>
public sealed record NoticeLine(NoticeKind Kind, string? Actor, IReadOnlyList<string?> People, int Others, string Text)
{
    private const int MostNamed = 5;
    private const int LongestText = 120;

    public static NoticeLine Of(GroupNotice notice, UserId actor, UserId viewer, Func<UserId, string?> nameOf)
    {
        string? Name(UserId person) => person == viewer ? null : nameOf(person) ?? person.ToString();
        var named = notice.People.OrderBy(person => person != viewer).Take(MostNamed).Select(Name).ToList();
        return new NoticeLine(notice.Kind, Name(actor), named, notice.People.Count - named.Count, notice.Text.Length > LongestText ? $"{notice.Text[..LongestText]}…" : notice.Text);
    }
}
