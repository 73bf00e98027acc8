using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImChat.Bench.Load;
using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>People who talk: as fast as they can, or at a modest rate.</summary>
internal static class Talk
{
    public const int People = 400;

    private const int PerSecond = 2000;

    /// <summary>Each speaks to their partner, and again as soon as the partner has heard.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> PairsAsync(Dialect dialect, Options options, Cast cast)
    {
        using var peer = await dialect.StartAsync(cast);
        var frames = new byte[People][];
        var deliveries = 0L;
        Crowd? crowd = null;
        using (crowd = await Crowd.OpenAsync(dialect, peer, cast, (line, _) =>
        {
            Interlocked.Increment(ref deliveries);
            crowd![line.Index ^ 1].Send(frames[line.Index ^ 1]);
        }))
        {
            for (var person = 0; person < People; person++)
                frames[person] = Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, person, false, person ^ 1, Text(0))));
            for (var person = 0; person < People; person++)
                crowd[person].Send(frames[person]);
            return await SaturateAsync(peer, options, () => Interlocked.Read(ref deliveries));
        }
    }

    /// <summary>Ten in each room speak, each again as soon as the last member has heard.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RoomsAsync(Dialect dialect, Options options, int size)
    {
        var cast = new Cast(Math.Max(People, size), size);
        using var peer = await dialect.StartAsync(cast);
        var deliveries = 0L;
        using var room = await Room.OpenAsync(dialect, peer, cast, narrow: null, more: 0, _ =>
        {
            Interlocked.Increment(ref deliveries);
            return true;
        });
        room.Speak();
        return await SaturateAsync(peer, options, () => Interlocked.Read(ref deliveries));
    }

    /// <summary>A steady rate far below what the server can do; how long each message is on its way.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> LatencyAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(People, 0);
        using var peer = await dialect.StartAsync(cast);
        var times = new List<double>(1_000_000);
        var isCounting = false;
        using var crowd = await Crowd.OpenAsync(dialect, peer, cast, (_, payload) =>
        {
            var now = Stopwatch.GetTimestamp();
            var at = payload.IndexOf("at="u8) + 3;
            var sent = long.Parse(payload.Slice(at, 19), CultureInfo.InvariantCulture);
            lock (times)
            {
                if (Volatile.Read(ref isCounting))
                    times.Add(Stopwatch.GetElapsedTime(sent, now).TotalMicroseconds);
            }
        });
        var watch = Stopwatch.StartNew();
        var said = 0L;
        while (watch.Elapsed < options.WarmUp + options.Length)
        {
            Volatile.Write(ref isCounting, watch.Elapsed > options.WarmUp);
            for (var due = (long)(watch.Elapsed.TotalSeconds * PerSecond); said < due; said++)
            {
                var person = (int)(said % People);
                crowd[person].Send(Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, person, false, person ^ 1, $"at={Stopwatch.GetTimestamp():D19}{new string('x', 42)}"))));
            }
            await Task.Delay(1);
        }
        lock (times)
        {
            times.Sort();
            return new Dictionary<string, double> { ["p50 µs"] = At(times, 0.5), ["p99 µs"] = At(times, 0.99), ["p99.9 µs"] = At(times, 0.999) };
        }
    }

    /// <summary>64 bytes, of which the first three can say who speaks.</summary>
    public static string Text(int sender) => $"s{sender:D2} " + new string('x', 60);

    private static async Task<IReadOnlyDictionary<string, double>> SaturateAsync(Peer peer, Options options, Func<long> deliveries)
    {
        await Task.Delay(options.WarmUp);
        var parts = peer.Parts.Select(part => part.Cpu()).ToList();
        var (cpu, count, allocated, watch) = (peer.Cpu, deliveries(), peer.Allocated, Stopwatch.StartNew());
        await Task.Delay(options.Length);
        var (used, heard, bytes) = (peer.Cpu - cpu, deliveries() - count, peer.Allocated - allocated);
        var figures = new Dictionary<string, double>
        {
            ["CPU µs a delivery"] = used.TotalMicroseconds / heard,
            ["deliveries/s"] = heard / watch.Elapsed.TotalSeconds,
            ["bytes allocated a delivery"] = (double)bytes / heard,
        };
        foreach (var (part, before) in peer.Parts.Zip(parts))
            figures[$"of it {part.Name}"] = (part.Cpu() - before).TotalMicroseconds / heard;
        return figures;
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)(part * (sorted.Count - 1))];
}
