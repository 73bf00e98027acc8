namespace ImChat.Web.Chat;

/// <summary>What became of one entry of the browser's outbox.</summary>
/// <param name="Seq">The message's number once it is stored, else 0.</param>
/// <param name="Problem">Why it will never be stored, in the viewer's language, or null.</param>
/// <param name="RetryMs">When to try again, in milliseconds, or 0.</param>
public sealed record OutboxReply(long Seq, string? Problem, int RetryMs);
