using ImChat.Web.Groups;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>Somebody whose name can be written behind an @.</summary>
/// <param name="Number">Who.</param>
/// <param name="Picture">An address of this server; null when there is none.</param>
/// <param name="Names">What they are called: all of them find the person, the first is shown and written.</param>
public sealed record Mentionable(long Number, string? Picture, IReadOnlyList<string> Names)
{
    /// <summary>A member as the viewer sees them.</summary>
    internal static Mentionable Of(GroupMember member) =>
        new(member.Id.Value, SafeAddress.IsFile(member.Picture) ? member.Picture : null, [.. new[] { member.Name, member.Nickname }.Distinct()]);
}
