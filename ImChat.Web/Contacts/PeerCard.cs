using ImChat.Domain.Lists;
using ImChat.Domain.Messages;

namespace ImChat.Web.Contacts;

/// <summary>What one may know of the other end of a conversation.</summary>
/// <param name="Peer">Who or which group.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Picture">An address, or empty.</param>
/// <param name="Memo">A line about themselves, or the group's introduction; or empty.</param>
/// <param name="Marks">How the viewer has arranged it; null while there is no conversation to arrange.</param>
internal sealed record PeerCard(Peer Peer, string Name, string Picture, string Memo, ListMarks? Marks);
