namespace ImChat.Domain.Messages;

/// <summary>A message on its way in; who sends it is said beside it, by the door that knows.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Body">What it says.</param>
/// <param name="ClientId">Chosen by the sender's device, unique for that sender; sending it again returns the first stored message. Null where the client has none.</param>
/// <param name="Frame">The old wire frame it came as, sender already made true; null when it was born in a page. Forwarded byte for byte.</param>
/// <param name="Origin">The mailbox of the sending connection, or null.</param>
public sealed record MessageDraft(Peer To, MessageBody Body, string? ClientId = null, ReadOnlyMemory<byte>? Frame = null, long? Origin = null);
