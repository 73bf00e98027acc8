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

    private readonly PartitionedRateLimiter<string> logins = PerMinute(options.LoginPerMinute);
    private readonly PartitionedRateLimiter<string> registrations = PerMinute(options.RegisterPerMinute);
    private readonly PartitionedRateLimiter<string> uploads = PerMinute(options.UploadPerMinute);
    private readonly PartitionedRateLimiter<string> failures = options.LoginPerMinute == 0 ? Unlimited() : Buckets(FailuresPerAccount, TimeSpan.FromMinutes(1));

    /// <summary>Whether this address may try to sign in to this account now. Throttled, never locked out: it refills with time.</summary>
    public bool MayLogin(IPAddress? address, string account)
    {
        using var lease = logins.AttemptAcquire(Key(address));
        // Whole tries: a part of one comes back each moment, and asking for none of them would be granted for that.
        return lease.IsAcquired && failures.GetStatistics(account)!.CurrentAvailablePermits > 0;
    }

    /// <summary>A wrong password costs the account one of its tries.</summary>
    public void LoginFailed(string account) => failures.AttemptAcquire(account).Dispose();

    /// <summary>Whether this address may make one more account now.</summary>
    public bool MayRegister(IPAddress? address)
    {
        using var lease = registrations.AttemptAcquire(Key(address));
        return lease.IsAcquired;
    }

    /// <summary>Whether this person may upload one more file now.</summary>
    public bool MayUpload(UserId person)
    {
        using var lease = uploads.AttemptAcquire(person.ToString());
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        logins.Dispose();
        registrations.Dispose();
        uploads.Dispose();
        failures.Dispose();
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
