using System.Threading.RateLimiting;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>Who is writing where. Never stored.</summary>
public sealed class Typing(IAudience audiences, IBackplane backplane) : IDisposable
{
    /// <summary>How often one person's writing in a conversation is told.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private readonly PartitionedRateLimiter<(UserId, ConversationId)> pace = PartitionedRateLimiter.Create<(UserId, ConversationId), (UserId, ConversationId)>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new() { TokenLimit = 1, TokensPerPeriod = 1, ReplenishmentPeriod = Pace, QueueLimit = 0 }));

    /// <summary>Tells the others in a conversation that this person is writing; at most once in three seconds, and nobody if it is not theirs.</summary>
    public async Task StartAsync(UserId person, ConversationId conversation, CancellationToken cancellation)
    {
        using var lease = pace.AttemptAcquire((person, conversation));
        if (!lease.IsAcquired || await audiences.InAsync(person, conversation, cancellation) is not { } place)
            return;
        await backplane.PublishAsync(new Envelope(new TypingStarted(conversation, person, place.Peer), [.. place.Audience.People.Where(other => other != person)]));
    }

    /// <summary>Forgets who wrote when.</summary>
    public void Dispose() => pace.Dispose();
}
