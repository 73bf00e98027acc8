using System.Diagnostics;
using ImChat.Bench.Load;
using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>Connections that are there, that come back all at once, and one that does not read.</summary>
internal static class Connections
{
    private const int Idle = 5000;
    private const int Returning = 1000;
    private const int Returns = 5;
    private const int RoomSize = 100;

    /// <summary>So long that what the system takes in for a socket, some MiB, is full within the stall.</summary>
    private const int Long = 1000;

    /// <summary>Less than a server may take for dead.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(6);

    /// <summary>What the server holds for people who are there and say nothing.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> MemoryAsync(Dialect dialect)
    {
        var cast = new Cast(Idle, 0);
        using var peer = await dialect.StartAsync(cast);
        using (await Crowd.OpenAsync(dialect, peer, new Cast(100, 0) { Numbers = cast.Numbers, Tokens = cast.Tokens }, static (_, _) => { }))
            await Task.Delay(TimeSpan.FromSeconds(1));
        var before = peer.Memory;
        using var crowd = await Crowd.OpenAsync(dialect, peer, cast, static (_, _) => { });
        await Task.Delay(TimeSpan.FromSeconds(5));
        return new Dictionary<string, double> { ["KiB a connection"] = (peer.Memory - before) / 1024.0 / Idle, ["start s"] = peer.Start.TotalSeconds };
    }

    /// <summary>Everybody comes back at one moment, again and again until the server is warm; then five times more, of which the median counts.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> ReconnectAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(Returning, 0);
        using var peer = await dialect.StartAsync(cast);
        var warmUp = Stopwatch.StartNew();
        while (warmUp.Elapsed < options.WarmUp)
            await ComeBackAsync();
        var times = new List<(double Wall, double Cpu)>();
        var allocated = peer.Allocated;
        while (times.Count < Returns)
            times.Add(await ComeBackAsync());
        return new Dictionary<string, double>
        {
            ["ms until all are back"] = times.Select(time => time.Wall).Order().ElementAt(Returns / 2),
            ["CPU ms"] = times.Select(time => time.Cpu).Order().ElementAt(Returns / 2),
            ["bytes allocated a connection"] = (double)(peer.Allocated - allocated) / Returns / Returning,
        };

        async Task<(double Wall, double Cpu)> ComeBackAsync()
        {
            var (cpu, watch) = (peer.Cpu, Stopwatch.StartNew());
            using var crowd = await Crowd.OpenAsync(dialect, peer, cast, static (_, _) => { }, atOnce: Returning);
            return (watch.Elapsed.TotalMilliseconds, (peer.Cpu - cpu).TotalMilliseconds);
        }
    }

    /// <summary>One member of a room stops reading, the others talk on; then it reads again.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> StallAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(RoomSize, RoomSize);
        using var peer = await dialect.StartAsync(cast);
        var (heard, late, isOver) = (0L, 0L, false);
        const int Slow = RoomSize / 2;
        using var room = await Room.OpenAsync(dialect, peer, cast, Slow, Long, line =>
        {
            Interlocked.Increment(ref line.Index == Slow ? ref late : ref heard);
            return !Volatile.Read(ref isOver);
        });
        room.Speak();
        await Task.Delay(options.WarmUp);
        room[Slow].Hold();
        var (before, said) = (peer.Memory, Interlocked.Read(ref heard));
        await Task.Delay(Stall);
        var grown = peer.Memory - before;
        var meanwhile = (Interlocked.Read(ref heard) - said) / (RoomSize - 1);
        Volatile.Write(ref isOver, true);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var missing = room.Sent - Interlocked.Read(ref late);
        room[Slow].Resume();
        for (long last = -1; last != Interlocked.Read(ref late); await Task.Delay(TimeSpan.FromSeconds(2)))
            last = Interlocked.Read(ref late);
        return new Dictionary<string, double>
        {
            ["% the others had"] = 100.0 * heard / (room.Sent * (RoomSize - 1)),
            ["% the slow one had in the end"] = 100.0 * late / room.Sent,
            ["messages it missed at first"] = missing,
            ["messages meanwhile"] = meanwhile,
            ["MiB grown"] = grown / 1048576.0,
        };
    }
}
