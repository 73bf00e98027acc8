using System.Threading.RateLimiting;
using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>How fast one person may send, over all doors together: a token bucket a person.</summary>
public sealed class SendLimits : IDisposable
{
    private const int SecondsOfBurst = 6;
    private const int MostPerSecond = 1_000_000;

    private readonly PartitionedRateLimiter<UserId>? buckets;

    /// <summary>Messages that may be sent at once at this rate; 0 where there is no limit.</summary>
    public static int BurstOf(int perSecond) => Math.Min(perSecond, MostPerSecond) * SecondsOfBurst;

    /// <summary>So many messages a second, with six seconds' worth at once; 0 sets no limit.</summary>
    public SendLimits(int perSecond)
    {
        if (perSecond <= 0)
            return;
        perSecond = Math.Min(perSecond, MostPerSecond);
        var tokens = Math.Max(1, perSecond / 10);
        buckets = PartitionedRateLimiter.Create<UserId, UserId>(person => RateLimitPartition.GetTokenBucketLimiter(person, _ => new()
        {
            TokenLimit = BurstOf(perSecond),
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / perSecond),
            QueueLimit = 0,
        }));
    }

    /// <summary>Takes one message's worth; false, and how long to wait, when there is none left.</summary>
    public bool TryTake(UserId sender, out TimeSpan retryAfter)
    {
        retryAfter = default;
        if (buckets is null)
            return true;
        using var lease = buckets.AttemptAcquire(sender);
        if (!lease.IsAcquired)
            lease.TryGetMetadata(MetadataName.RetryAfter, out retryAfter);
        return lease.IsAcquired;
    }

    /// <summary>Forgets all buckets.</summary>
    public void Dispose() => buckets?.Dispose();
}
