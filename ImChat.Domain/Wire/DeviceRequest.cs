using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;

namespace ImChat.Domain.Wire;

/// <summary>What a client that speaks <c>imchat.v2</c> asks for.</summary>
public abstract record DeviceRequest;

/// <summary><c>resume</c>: send me what I have not had, then what arrives.</summary>
/// <param name="Device">Which device asks, or null for one without a name.</param>
/// <param name="After">What it has had, by conversation, where it says so.</param>
public sealed record ResumeRequest(DeviceId? Device, IReadOnlyDictionary<ConversationId, long> After) : DeviceRequest;

/// <summary><c>send</c>: a message.</summary>
/// <param name="Draft">With a client id, always.</param>
public sealed record SendRequest(MessageDraft Draft) : DeviceRequest;

/// <summary><c>got</c>: this device has everything up to here.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Seq">At least 0.</param>
public sealed record GotRequest(ConversationId Conversation, long Seq) : DeviceRequest;

/// <summary><c>read</c>: the person has read up to here.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Seq">At least 0.</param>
public sealed record ReadRequest(ConversationId Conversation, long Seq) : DeviceRequest;

/// <summary><c>typing</c>: the person is writing.</summary>
/// <param name="Conversation">Where.</param>
public sealed record TypingRequest(ConversationId Conversation) : DeviceRequest;

/// <summary><c>ping</c>: are you there?</summary>
/// <param name="Number">Comes back.</param>
public sealed record PingRequest(long Number) : DeviceRequest;

/// <summary><c>history</c>: older messages.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Before">Only below this number.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>, the newest of them.</param>
public sealed record HistoryRequest(ConversationId Conversation, long Before, int Limit) : DeviceRequest
{
    /// <summary>Messages one request may ask for.</summary>
    public const int MaxLimit = 100;
}

/// <summary>Not understood: answered with an error, the connection lives.</summary>
/// <param name="Code">The <c>code</c> of the error.</param>
/// <param name="ClientId">The <c>cid</c> of the frame, where it had one.</param>
public sealed record BadRequest(DeviceError Code, string? ClientId = null) : DeviceRequest;
