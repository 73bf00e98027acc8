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
    public ValueTask<Task<SendResult>> BeginAsync(UserId sender, MessageDraft draft, CancellationToken cancellation)
    {
        if (rules.Check(draft) is { } broken)
            return Refused(broken);
        if (!limits.TryTake(sender, out var retryAfter))
            return Refused(Refusal.RateLimited, retryAfter);
        var audience = audiences.OfAsync(sender, draft.To, cancellation);
        return audience.IsCompletedSuccessfully ? Enqueue(sender, draft, audience.Result, cancellation) : EnqueueAsync(sender, draft, audience, cancellation);
    }

    private static ValueTask<Task<SendResult>> Refused(Refusal reason, TimeSpan retryAfter = default) => new(Task.FromResult(SendResult.Refused(reason, retryAfter)));

    private async ValueTask<Task<SendResult>> EnqueueAsync(UserId sender, MessageDraft draft, ValueTask<Outcome<Audience>> audience, CancellationToken cancellation) =>
        await Enqueue(sender, draft, await audience, cancellation);

    private ValueTask<Task<SendResult>> Enqueue(UserId sender, MessageDraft draft, Outcome<Audience> audience, CancellationToken cancellation) =>
        audience.IsDone ? writer.EnqueueAsync(new NewMessage(audience.Value, sender, draft), cancellation) : Refused(audience.Refusal.Value);
}
