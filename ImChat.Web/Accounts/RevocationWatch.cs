using System.Collections.Concurrent;
using System.Data.Common;
using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Accounts;

/// <summary>
/// Ends what rests on a sign-in that is over. What this process ends is taken at once; what another node or a command has ended is read
/// from storage every two seconds.
/// </summary>
internal sealed partial class RevocationWatch(IDbContextFactory<ChatDb> factory, MessageBus bus, TimeProvider clock, ILogger<RevocationWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>A cookie is compared with storage every minute; until then what was ended lately is known here.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, (Revocation What, DateTimeOffset At)> recent = new();
    private bool hasForgotten;
    private bool isBlind;

    /// <summary>Ends what rests on it, on this node, now.</summary>
    public void Take(RevocationRow row)
    {
        var revocation = row.AsRevocation();
        if (recent.TryAdd(row.Id, (revocation, row.At)))
            bus.End(revocation);
    }

    /// <summary>Whether this sign-in was ended in the last minutes.</summary>
    public bool HasEnded(UserId person, SessionId session) => recent.Any(one => one.Value.What.Ends(person, session));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Remembered;
        foreach (var (id, one) in recent)
        {
            if (one.At < since)
                recent.TryRemove(id, out _);
        }
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellation);
            if (!hasForgotten)
                await ForgetAsync(db, cancellation);
            hasForgotten = true;
            // All of the last minutes, not those above the last one seen: another node may commit a lower number later.
            foreach (var row in await db.Revocations.Where(r => r.At > since).AsNoTracking().ToListAsync(cancellation))
                Take(row);
            isBlind = false;
        }
        catch (DbException error)
        {
            // Said once an outage.
            if (!isBlind)
                Log.CannotRead(logger, error.Message);
            isBlind = true;
        }
    }

    /// <summary>Once a start is enough: there are as few as people who sign out.</summary>
    private async Task ForgetAsync(ChatDb db, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(1);
        await db.Revocations.Where(r => r.At < before).ExecuteDeleteAsync(cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot read which sign-ins were ended; trying again: {Reason}")]
        public static partial void CannotRead(ILogger logger, string reason);
    }
}
