using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>A message that passed every rule and waits to be stored.</summary>
/// <param name="Audience">Where it goes.</param>
/// <param name="Sender">Who sends it.</param>
/// <param name="Draft">What the sender gave.</param>
public sealed record NewMessage(Audience Audience, UserId Sender, MessageDraft Draft);
