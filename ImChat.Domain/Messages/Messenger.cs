using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>The only way in for a message, from whichever door: rules, limit, audience, store, publish.</summary>
public sealed class Messenger(MessageRules rules, SendLimits limits, IAudience audiences, MessageWriter writer)
{
    /// <summary>
    /// Sends a message as <paramref name="sender"/>, whom the door has authenticated. When it returns a stored message, that is on disk and
    /// every open connection of its audience has it in its mailbox. A refusal stored no message and told nobody.
    /// </summary>
    public async Task<SendResult> SendAsync(UserId sender, MessageDraft draft, CancellationToken cancellation) =>
        await await BeginAsync(sender, draft, cancellation);

    /// <summary>
    /// The same in two steps: once it returns, the message has its place behind all that were begun before, and the task completes as
    /// <see cref="SendAsync"/> does. So one connection may have several on their way and they still are stored in its order.
    /// </summary>
    public async ValueTask<Task<SendResult>> BeginAsync(UserId sender, MessageDraft draft, CancellationToken cancellation)
    {
        if (rules.Check(draft) is { } broken)
            return Task.FromResult(SendResult.Refused(broken));
        if (!limits.TryTake(sender, out var retryAfter))
            return Task.FromResult(SendResult.Refused(Refusal.RateLimited, retryAfter));
        var audience = await audiences.OfAsync(sender, draft.To, cancellation);
        return audience.IsDone
            ? await writer.EnqueueAsync(new NewMessage(audience.Value, sender, draft), cancellation)
            : Task.FromResult(SendResult.Refused(audience.Refusal.Value));
    }
}
