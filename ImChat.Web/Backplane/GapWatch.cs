using System.Collections.Concurrent;
using System.Data.Common;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Backplane;

/// <summary>
/// Finds messages that another node stored and that nobody told this one of, whatever the reason: looks, several times a second, which were
/// stored lately. Numbers are given before a commit and may show late, so the last moments are looked at again and again.
/// </summary>
internal sealed partial class GapWatch(IDbContextFactory<ChatDb> factory, MessageBus bus, ConversationOrder order, TimeProvider clock, ILogger<GapWatch> logger) : BackgroundService
{
    /// <summary>Nearly every message takes less than so many looks from its number to its commit.</summary>
    private const int UsualLooks = 3;

    /// <summary>Every so many looks, all that may still show is looked at.</summary>
    private const int WholeEvery = 10;

    /// <summary>What two looks in a row find untold is told: within one and a half seconds.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(700);

    /// <summary>No message takes longer from its number to its commit: see the commands' time-out.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<long, long> told = new();
    private readonly Queue<(long At, long Id)> looks = new();
    private HashSet<long> suspects = [];
    private int turn;

    /// <summary>This node's connections have been told of this message.</summary>
    public void Note(long messageId) => told[messageId] = clock.GetTimestamp();

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
        try
        {
            Forget();
            await using var db = await factory.CreateDbContextAsync(cancellation);
            var wasAway = looks.Count > 0 && clock.GetElapsedTime(looks.Last().At) > Window;
            var (isFirst, isWhole) = (looks.Count == 0 || wasAway, turn++ % WholeEvery == 0);
            var lately = isFirst
                ? await db.Messages.OrderByDescending(m => m.Id).Select(m => m.Id).Take(1).ToListAsync(cancellation)
                : await After(db, isWhole ? looks.Peek().Id : looks.ElementAt(Math.Max(0, looks.Count - UsualLooks)).Id).ToListAsync(cancellation);
            if (wasAway)
                StartAnew();
            Remember(lately.Count == 0 ? looks.LastOrDefault().Id : lately.Max());
            if (isFirst)
                return;
            // After an outage the last look may lie further back than this one begins.
            var untold = lately.Concat(suspects).Where(id => !told.ContainsKey(id)).ToHashSet();
            await TellAsync(db, [.. untold.Where(suspects.Contains)], cancellation);
            suspects = untold;
        }
        catch (DbException)
        {
            // Storage watches itself and says so; the next look makes up for this one.
        }
    }

    private static IQueryable<long> After(ChatDb db, long id) => db.Messages.Where(m => m.Id > id).Select(m => m.Id);

    /// <summary>The oldest look that is young enough says where the next begins.</summary>
    private void Remember(long id)
    {
        looks.Enqueue((clock.GetTimestamp(), id));
        while (looks.Count > 1 && clock.GetElapsedTime(looks.Peek().At) > Window)
            looks.Dequeue();
    }

    /// <summary>After an outage: everything since might be more than there is room for, and most of it was told. Each connection asks for what it missed.</summary>
    private void StartAnew()
    {
        looks.Clear();
        suspects = [];
        bus.Interrupt();
    }

    /// <summary>What was told longer ago than it is looked at.</summary>
    private void Forget()
    {
        if (turn % WholeEvery != 0)
            return;
        foreach (var (message, at) in told)
        {
            if (clock.GetElapsedTime(at) > 2 * Window)
                told.TryRemove(message, out _);
        }
    }

    private async Task TellAsync(ChatDb db, List<long> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return;
        Log.Found(logger, ids.Count);
        var rows = await db.Messages.Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id).AsNoTracking().ToListAsync(cancellation);
        var conversations = rows.Select(row => row.ConversationId).Distinct().ToList();
        var places = (await db.Participants.Where(p => conversations.Contains(p.ConversationId)).AsNoTracking().ToListAsync(cancellation)).ToLookup(p => p.ConversationId);
        foreach (var row in rows)
        {
            var people = places[row.ConversationId].Where(p => p.FromSeq < row.Seq && !(p.UntilSeq < row.Seq)).Select(p => new UserId(p.UserId)).Where(bus.IsOpen).ToList();
            foreach (var envelope in MessageArrived.Envelopes(row.AsMessage(), origin: null, people))
                order.Deliver(envelope, mayWait: false);
            if (row.Notice is not null)
                bus.Deliver(new Envelope(new GroupChanged(new GroupId(row.ToNumber)), people));
            Note(row.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} messages were found that no other node had told of")]
        public static partial void Found(ILogger logger, int count);
    }
}
