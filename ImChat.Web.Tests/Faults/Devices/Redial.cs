using System.Diagnostics;
using System.Net.WebSockets;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>Keeps a line open: when one is over, another is taken after a pause, until this is disposed.</summary>
/// <param name="door">Where the server, or what lies before it, listens.</param>
/// <param name="caller">Who comes.</param>
/// <param name="protocol">What to ask for; null for an old client.</param>
/// <param name="habits">How patient.</param>
/// <param name="seed">For the pauses.</param>
/// <param name="serve">Uses a line, numbered from 1, until it is over.</param>
internal sealed class Redial(Uri door, Caller caller, string? protocol, Habits habits, int seed, Func<Line, int, CancellationToken, Task<Served>> serve) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Counter synced = new();
    private readonly List<LineEnd> ends = [];
    private readonly List<TimeSpan> absences = [];
    private long? goneAt;
    private Task running = Task.CompletedTask;
    private Line? current;

    /// <summary>Lines taken so far.</summary>
    public int Lines { get; private set; }

    /// <summary>How each line that is over ended.</summary>
    public IReadOnlyList<LineEnd> Ends
    {
        get
        {
            lock (gate)
                return [.. ends];
        }
    }

    /// <summary>How long each time took from a line's end until the next was where it should be.</summary>
    public IReadOnlyList<TimeSpan> Absences
    {
        get
        {
            lock (gate)
                return [.. absences];
        }
    }

    public void Start() => running = RunAsync();

    /// <summary>The line of this number is where it should be.</summary>
    public void Synced(int number)
    {
        lock (gate)
        {
            if (goneAt is { } since)
                absences.Add(Stopwatch.GetElapsedTime(since));
            goneAt = null;
        }
        synced.RaiseTo(number);
    }

    /// <summary>Completes when a line that was taken after this call has synced.</summary>
    public async Task NextSyncAsync()
    {
        var next = synced.ReachesAsync(Lines + 1);
        if (await Task.WhenAny(next, running) == running)
            await running;
        await next;
    }

    /// <summary>Writes on the present line; false when there is none.</summary>
    public Task<bool> WriteAsync(string text)
    {
        lock (gate)
            return current?.WriteAsync(text) ?? Task.FromResult(false);
    }

    /// <summary>Cuts the present line without a word.</summary>
    public void Cut()
    {
        lock (gate)
            current?.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        Cut();
        await running;
        ending.Dispose();
    }

    private async Task RunAsync()
    {
        var backoff = new Backoff(habits, new Random(seed));
        while (!ending.IsCancellationRequested)
        {
            var pause = backoff.Next();
            if (await Line.OpenAsync(door, caller, protocol, habits.ConnectWithin, ending.Token) is { } line)
            {
                var served = await ServeAsync(line);
                if (served.IsGood)
                    backoff.Reset();
                // The server names a different time to each.
                pause = served.StayAway ?? pause;
            }
            // Over at once when this is disposed.
            await Task.WhenAny(Task.Delay(pause, ending.Token));
        }
    }

    private async Task<Served> ServeAsync(Line line)
    {
        using (line)
        {
            lock (gate)
                current = line;
            Lines++;
            var served = await serve(line, Lines, ending.Token);
            lock (gate)
            {
                current = null;
                goneAt ??= Stopwatch.GetTimestamp();
                ends.Add(new LineEnd(served.StayAway is not null, line.ClosedWith));
            }
            return served;
        }
    }
}

/// <summary>How a line was.</summary>
/// <param name="IsGood">Whether it ever worked.</param>
/// <param name="StayAway">For how long the server asked to stay away, when it said that it was going.</param>
internal sealed record Served(bool IsGood, TimeSpan? StayAway = null);

/// <summary>How a line ended: with a close code, or broken.</summary>
internal sealed record LineEnd(bool SawBye, WebSocketCloseStatus? ClosedWith);
