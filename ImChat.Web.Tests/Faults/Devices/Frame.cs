using ImChat.Domain.Messages;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>What the server says to a client that asked for <c>imchat.v2</c>.</summary>
internal abstract record Frame;

internal sealed record HelloFrame(string Device) : Frame;

internal sealed record MessageFrame(StoredMessage Message) : Frame;

internal sealed record AckFrame(string Cid, Place Place, bool IsRepetition) : Frame;

/// <param name="Cid">The send that is refused, or null when something else is wrong.</param>
/// <param name="Code">Why.</param>
/// <param name="Retry">When to try again.</param>
internal sealed record ErrorFrame(string? Cid, string Code, TimeSpan Retry) : Frame;

internal sealed record SyncedFrame : Frame;

internal sealed record ResetFrame(ConversationId Conversation, long Last) : Frame;

internal sealed record ByeFrame(TimeSpan After) : Frame;

internal sealed record PageFrame(ConversationId Conversation, IReadOnlyList<StoredMessage> Messages) : Frame;

/// <summary>A pong, or something this client does not need.</summary>
internal sealed record OtherFrame(string Type) : Frame;
