using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>A conversation as its people know it, before the server has given it a number.</summary>
internal sealed record Talk
{
    private readonly GroupId? group;

    private Talk(GroupId? group, IEnumerable<UserId> members)
    {
        (this.group, Members) = (group, [.. members]);
        Key = group is { } number ? KeyOf(number) : KeyOf(Members[0], Members[1]);
    }

    public IReadOnlyList<UserId> Members { get; }

    /// <summary>Two people, in either order, or a group: <c>10000-10001</c>, <c>g10000</c>.</summary>
    public string Key { get; }

    public static Talk Of(UserId one, UserId other) => new(null, [one, other]);

    public static Talk Of(GroupId group, params IEnumerable<UserId> members) => new(group, members);

    public static string KeyOf(GroupId group) => $"g{group}";

    public static string KeyOf(UserId one, UserId other) => one.Value < other.Value ? $"{one}-{other}" : $"{other}-{one}";

    /// <summary>To whom a member writes when they write into it.</summary>
    public Peer From(UserId member) => group is { } number ? Peer.Of(number) : Peer.Of(Members[0] == member ? Members[1] : Members[0]);
}
