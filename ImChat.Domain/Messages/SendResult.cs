using System.Diagnostics.CodeAnalysis;
using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>How a send ended: stored, or definitely not.</summary>
/// <param name="Message">The stored message, or null when refused.</param>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="Duplicate">True when the client id had been stored before; <paramref name="Message"/> is that first one.</param>
/// <param name="RetryAfter">When trying again makes sense; zero when it does not or at once.</param>
public sealed record SendResult(ChatMessage? Message, Refusal? Refusal = null, bool Duplicate = false, TimeSpan RetryAfter = default)
{
    /// <summary>Whether it is stored.</summary>
    [MemberNotNullWhen(true, nameof(Message))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsStored => Message is not null;

    /// <summary>Who receives it where that was decided when it was stored, later than the audience was asked; else null.</summary>
    public IReadOnlyList<UserId>? Recipients { get; init; }

    /// <summary>Not stored, for this reason.</summary>
    public static SendResult Refused(Refusal reason, TimeSpan retryAfter = default) => new(null, reason, RetryAfter: retryAfter);
}
