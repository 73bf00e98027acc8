using System.Text.Json;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>An old client that only listens, and is opened again whenever its socket is gone.</summary>
internal sealed class OldSocketClient : IAsyncDisposable
{
    private readonly OldSocketRecord record;
    private readonly Redial redial;

    public OldSocketClient(Caller caller, Uri door, History history, Habits habits, int seed)
    {
        record = history.AddOldSocket(caller.Id);
        redial = new Redial(door, caller, protocol: null, habits, seed, (line, number, _) => ListenAsync(line, number));
    }

    public OldSocketRecord Record => record;

    public IReadOnlyList<LineEnd> Ends => redial.Ends;

    /// <summary>Comes, and completes when it has been greeted.</summary>
    public Task StartAsync()
    {
        redial.Start();
        return NextGreetingAsync();
    }

    public Task NextGreetingAsync() => redial.NextSyncAsync();

    public ValueTask DisposeAsync() => redial.DisposeAsync();

    private async Task<Served> ListenAsync(Line line, int number)
    {
        if (await line.ReadAsync() is null)
            return new Served(IsGood: false);
        redial.Synced(number);
        while (await line.ReadAsync() is { } text)
        {
            using var frame = JsonDocument.Parse(text);
            if (frame.RootElement.TryGetProperty("content", out var content))
                record.Add(content.GetString()!);
        }
        return new Served(IsGood: true);
    }
}
