using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImChat.Bench.Load;
using ImChat.Bench.Peers;

namespace ImChat.Bench;

/// <summary>What is done to a server, and what comes of it: figures by name.</summary>
internal static class Scenes
{
    private const int Talkers = 400;
    private const int SendersARoom = 10;
    private const int Idle = 5000;
    private const int PerSecond = 2000;

    /// <summary>64 bytes, of which the first three can say who speaks.</summary>
    private static string Text(int sender) => $"s{sender:D2} " + new string('x', 60);

    public static Task<IReadOnlyDictionary<string, double>> MeasureAsync(string scene, Dialect dialect, Options options) => scene switch
    {
        "pairs" => PairsAsync(dialect, options),
        "room100" => RoomsAsync(dialect, options, 100),
        "room500" => RoomsAsync(dialect, options, 500),
        "latency" => LatencyAsync(dialect, options),
        "memory" => MemoryAsync(dialect),
        _ => throw new ArgumentException($"{scene} is no scene."),
    };

    /// <summary>Each speaks to their partner, and again as soon as the partner has heard.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> PairsAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(Talkers, 0);
        using var peer = await dialect.StartAsync(cast);
        var frames = new byte[Talkers][];
        var deliveries = 0L;
        Crowd? crowd = null;
        using (crowd = await Crowd.OpenAsync(dialect, peer, cast, (line, _) =>
        {
            Interlocked.Increment(ref deliveries);
            crowd![line.Index ^ 1].Send(frames[line.Index ^ 1]);
        }))
        {
            for (var person = 0; person < Talkers; person++)
                frames[person] = Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, person, false, person ^ 1, Text(0))));
            for (var person = 0; person < Talkers; person++)
                crowd[person].Send(frames[person]);
            return await SaturateAsync(peer, options, () => Interlocked.Read(ref deliveries));
        }
    }

    /// <summary>Ten in each room speak, each again as soon as the last member has heard.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> RoomsAsync(Dialect dialect, Options options, int size)
    {
        var cast = new Cast(Math.Max(Talkers, size), size);
        using var peer = await dialect.StartAsync(cast);
        var frames = new byte[cast.People][];
        var marks = Enumerable.Range(0, SendersARoom).Select(sender => Encoding.UTF8.GetBytes($"\"s{sender:D2} ")).ToArray();
        var deliveries = 0L;
        Crowd? crowd = null;
        using (crowd = await Crowd.OpenAsync(dialect, peer, cast, (line, payload) =>
        {
            Interlocked.Increment(ref deliveries);
            var place = line.Index % size;
            // The last ten members of a room watch one sender each.
            if (place >= size - SendersARoom && payload.IndexOf(marks[size - 1 - place]) >= 0)
            {
                var sender = line.Index - place + (size - 1 - place);
                crowd![sender].Send(frames[sender]);
            }
        }))
        {
            foreach (var person in Enumerable.Range(0, cast.People).Where(person => person % size < SendersARoom))
                frames[person] = Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, person, true, cast.RoomOf(person), Text(person % size))));
            foreach (var person in Enumerable.Range(0, cast.People).Where(person => person % size < SendersARoom))
                crowd[person].Send(frames[person]);
            return await SaturateAsync(peer, options, () => Interlocked.Read(ref deliveries));
        }
    }

    /// <summary>A steady rate far below what the server can do; how long each message is on its way.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> LatencyAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(Talkers, 0);
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
                var person = (int)(said % Talkers);
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

    /// <summary>What the server holds for people who are there and say nothing.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> MemoryAsync(Dialect dialect)
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

    private static async Task<IReadOnlyDictionary<string, double>> SaturateAsync(Peer peer, Options options, Func<long> deliveries)
    {
        await Task.Delay(options.WarmUp);
        var (cpu, count, watch) = (peer.Cpu, deliveries(), Stopwatch.StartNew());
        await Task.Delay(options.Length);
        var (used, heard) = (peer.Cpu - cpu, deliveries() - count);
        return new Dictionary<string, double> { ["CPU µs a delivery"] = used.TotalMicroseconds / heard, ["deliveries/s"] = heard / watch.Elapsed.TotalSeconds };
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)(part * (sorted.Count - 1))];
}
