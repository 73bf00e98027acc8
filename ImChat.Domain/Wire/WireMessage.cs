using ImChat.Domain.Messages;

namespace ImChat.Domain.Wire;

/// <summary>An old client's frame, understood.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Body">What it says; fields of a wrong type are empty or 0 here and still forwarded as they came.</param>
/// <param name="Frame">The bytes to store and to forward: those received, with a true <c>userid</c>.</param>
public sealed record WireMessage(Peer To, MessageBody Body, ReadOnlyMemory<byte> Frame);
