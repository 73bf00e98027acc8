using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>An event and everybody whose open connections are to hear of it.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Recipients">Whom it concerns, each once.</param>
public sealed record Envelope(ChatEvent Event, IReadOnlyList<UserId> Recipients);
