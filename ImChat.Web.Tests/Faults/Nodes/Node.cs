using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>A server whose port and data folder outlive its process, so that it can die and come back.</summary>
internal sealed class Node(string dataDirectory, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly List<ProgramProcess> lives = [];
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Take()}");

    public string DatabaseFile => Path.Combine(dataDirectory, "imchat.db");

    public NodeLog Log => new(lives.SelectMany(life => life.Lines));

    public Task<int> ExitCode => Life.ExitCode;

    public NodeUsage Usage => NodeUsage.Of(Life.Id);

    public int ProcessId => Life.Id;

    private ProgramProcess Life => lives[^1];

    /// <summary>Starts it, as what <paramref name="under"/> runs when that names a program, and says how long it took to be ready.</summary>
    public async Task<TimeSpan> StartAsync(params string[] under)
    {
        var watch = Stopwatch.StartNew();
        lives.Add(ProgramProcess.StartOn(dataDirectory, under, [$"--urls={Address.GetLeftPart(UriPartial.Authority)}", .. settings]));
        if (await Wait.For(Task.WhenAny(Life.Address, Life.ExitCode)) == Life.ExitCode)
            Assert.Fail($"It ended at once with {await Life.ExitCode}: {await Life.Errors}");
        await Wait.For(ReadyAsync());
        return watch.Elapsed;
    }

    /// <summary>Looks until it says that it is ready; only it knows.</summary>
    public async Task ReadyAsync()
    {
        while (!await IsReadyAsync())
            await Task.Delay(BetweenLooks);
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Kills it without a warning and waits until it is gone.</summary>
    public Task KillAsync()
    {
        Life.Send(Signal.Kill);
        return Wait.For(Life.ExitCode);
    }

    /// <summary>It does nothing from now on, but its sockets stay open.</summary>
    public void Stop() => Life.Send(Signal.Stop);

    public void Continue() => Life.Send(Signal.Continue);

    /// <summary>Asks it to end, and says with which code it did and how long that took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var watch = Stopwatch.StartNew();
        Life.Terminate();
        return (await Wait.For(Life.ExitCode), watch.Elapsed);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var life in lives)
            life.Dispose();
        return ValueTask.CompletedTask;
    }
}
