using ImChat.Web.Contacts;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>Somebody whose name can be written behind an @.</summary>
/// <param name="Number">Who.</param>
/// <param name="Picture">An address of this server; null when there is none.</param>
/// <param name="Names">What they are called: all of them find the person, the first is shown and written.</param>
public sealed record Mentionable(long Number, string? Picture, IReadOnlyList<string> Names)
{
    /// <summary>A member as the viewer's card of the group has them.</summary>
    internal static Mentionable Of(PeerCard.Member member) =>
        new(member.Number, SafeAddress.IsFile(member.Picture) ? member.Picture : null, [member.Name]);
}
