using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>The other end of a conversation as one person sees it: <c>u10001</c> is a person, <c>g10001</c> a group.</summary>
/// <param name="Kind">A person or a group.</param>
/// <param name="Number">The person's or the group's number.</param>
public readonly record struct Peer(PeerKind Kind, long Number) : IParsable<Peer>
{
    /// <summary>Whether this is a group.</summary>
    public bool IsGroup => Kind == PeerKind.Group;

    /// <summary>This person.</summary>
    public static Peer Of(UserId person) => new(PeerKind.Person, person.Value);

    /// <summary>This group.</summary>
    public static Peer Of(GroupId group) => new(PeerKind.Group, group.Value);

    /// <summary>A conversation that <paramref name="actor"/> sees as this, as <paramref name="viewer"/>, who takes part in it too, sees it.</summary>
    public Peer SeenBy(UserId viewer, UserId actor) => IsGroup || viewer == actor ? this : Of(actor);

    /// <inheritdoc/>
    public static Peer Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var peer) ? peer : throw new FormatException($"'{s}' is neither u<number> nor g<number>.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Peer result)
    {
        result = default;
        if (s is not ['u' or 'g', .. var digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        result = new Peer(s[0] == 'g' ? PeerKind.Group : PeerKind.Person, number);
        return true;
    }

    /// <summary><c>u</c> or <c>g</c> and the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsGroup ? 'g' : 'u')}{Number}");
}
