using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Legacy.Socket;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>What an old client counts as having had, when it says goodbye in the middle of its replay.</summary>
public class DeliveryEvidenceTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly CancellationTokenSource ended = new();
    private Task storing = Task.CompletedTask;

    [Fact]
    public async Task WhatWasReadForAReplay_ButNeverWritten_IsStillMissed()
    {
        var (reader, evidence, replay) = await StartAsync(limit: 500);
        await evidence.ConfirmAsync();
        Assert.Equal(["one", "two", "three"], Words(replay));
        Assert.Equal(["one", "two", "three"], Words(await database.Deliveries.MissedAsync(reader, 500, CancellationToken.None)));
    }

    [Fact]
    public async Task WhatWasWritten_AndWhatTheReplayLeftOut_IsHad()
    {
        var (reader, evidence, replay) = await StartAsync(limit: 2);
        Assert.Equal(["two", "three"], Words(replay));
        evidence.Written(replay[0].Conversation, replay[0].Seq);
        await evidence.ConfirmAsync();
        Assert.Equal(["three"], Words(await database.Deliveries.MissedAsync(reader, 500, CancellationToken.None)));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await storing;
        ended.Dispose();
        database.Dispose();
    }

    private static IEnumerable<string> Words(IEnumerable<ChatMessage> messages) => messages.Select(message => message.Body.Content);

    private async Task<(UserId Reader, DeliveryEvidence Evidence, IReadOnlyList<ChatMessage> Replay)> StartAsync(int limit)
    {
        var (reader, friend) = (await database.PersonAsync(), await database.PersonAsync());
        foreach (var word in (string[])["one", "two", "three"])
            await database.SayAsync(friend, Peer.Of(reader), word);
        var cursors = new Cursors(database.Deliveries, new RecordingBackplane(), TimeProvider.System);
        storing = cursors.RunAsync(ended.Token);
        var evidence = new DeliveryEvidence(reader, cursors, database.Clock);
        var positions = await database.Deliveries.PositionsAsync(reader, CancellationToken.None);
        return (reader, evidence, await Replay.ReadAsync(reader, positions, limit, database.Deliveries, evidence, CancellationToken.None));
    }
}
