using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using ImChat.Domain.People;

namespace ImChat.Web.Hosting;

/// <summary>The token buckets of sign-in, registration and uploads. Sending messages has its own, in the domain.</summary>
internal sealed class RateLimits(RateLimitOptions options) : IDisposable
{
    private const int FailuresPerAccount = 5;

    /// <summary>Buckets of one kind there are at most: whoever invents names and addresses fills no memory. Two keys may share one, by a chance that nobody can foresee.</summary>
    private const uint MostBuckets = 65_536;

    private readonly Dictionary<RateKind, PartitionedRateLimiter<string>> buckets = new()
    {
        [RateKind.Login] = PerMinute(options.LoginPerMinute),
        [RateKind.Registration] = PerMinute(options.RegisterPerMinute),
        [RateKind.Upload] = PerMinute(options.UploadPerMinute),
        [RateKind.Failure] = options.LoginPerMinute == 0 ? Unlimited() : Buckets(FailuresPerAccount, TimeSpan.FromMinutes(1)),
    };

    /// <summary>Raised when a token of a bucket was taken here: it is one less on every node.</summary>
    public event Action<RateKind, string>? Spent;

    /// <summary>Whether this address may try to sign in to this account now. Throttled, never locked out: it refills with time.</summary>
    public bool MayLogin(IPAddress? address, string account) =>
        // Whole tries: a part of one comes back each moment, and asking for none of them would be granted for that.
        TryTake(RateKind.Login, Key(address)) && buckets[RateKind.Failure].GetStatistics(account)!.CurrentAvailablePermits > 0;

    /// <summary>A wrong password costs the account one of its tries.</summary>
    public void LoginFailed(string account) => TryTake(RateKind.Failure, account);

    /// <summary>Whether this address may make one more account now.</summary>
    public bool MayRegister(IPAddress? address) => TryTake(RateKind.Registration, Key(address));

    /// <summary>Whether this person may upload one more file now.</summary>
    public bool MayUpload(UserId person) => TryTake(RateKind.Upload, person.ToString());

    /// <summary>A token was taken on another node.</summary>
    public void TakenElsewhere(RateKind kind, string key) => buckets[kind].AttemptAcquire(key).Dispose();

    public void Dispose()
    {
        foreach (var kind in buckets.Values)
            kind.Dispose();
    }

    private bool TryTake(RateKind kind, string key)
    {
        using var lease = buckets[kind].AttemptAcquire(key);
        if (lease.IsAcquired)
            Spent?.Invoke(kind, key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> PerMinute(int limit) =>
        limit <= 0 ? Unlimited() : Buckets(limit, TimeSpan.FromMinutes(1) / limit);

    private static PartitionedRateLimiter<string> Unlimited() =>
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetNoLimiter(""));

    /// <summary>Full at first; one token comes back each period. A bucket that is full again is forgotten.</summary>
    private static PartitionedRateLimiter<string> Buckets(int size, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, uint>(key => RateLimitPartition.GetTokenBucketLimiter((uint)key.GetHashCode(StringComparison.Ordinal) % MostBuckets, _ => new()
        {
            TokenLimit = size,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        }));

    /// <summary>An IPv6 customer has a whole /64, so that is one address here.</summary>
    private static string Key(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

/// <summary>What is counted.</summary>
internal enum RateKind
{
    /// <summary>Tries to sign in, by address.</summary>
    Login,

    /// <summary>New accounts, by address.</summary>
    Registration,

    /// <summary>Uploads, by person.</summary>
    Upload,

    /// <summary>Wrong passwords and codes, by account.</summary>
    Failure,
}
