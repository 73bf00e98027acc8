using ImChat.Domain.Lists;
using ImChat.Domain.Messages;

namespace ImChat.Web.Contacts;

/// <summary>What one may know of the other end of a conversation.</summary>
/// <param name="Peer">Who or which group.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Picture">An address, or empty.</param>
/// <param name="Memo">A line about themselves, or the group's introduction; or empty.</param>
/// <param name="Marks">How the viewer has arranged it; null while there is no conversation to arrange.</param>
/// <param name="Members">A group's members, its owner first; nobody for a person.</param>
internal sealed record PeerCard(Peer Peer, string Name, string Picture, string Memo, ListMarks? Marks, IReadOnlyList<PeerCard.Member> Members)
{
    /// <summary>Somebody in a group.</summary>
    internal sealed record Member(long Number, string Name, string Picture, bool IsOwner);
}
