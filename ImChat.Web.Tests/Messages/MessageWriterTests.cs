using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;

namespace ImChat.Web.Tests.Messages;

public sealed class MessageWriterTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);
    private readonly RecordingBackplane backplane = new();

    [Fact]
    public async Task WhatArrivesWhileABatchIsStored_IsTheNextBatch()
    {
        var (storing, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = new ScriptedStore(_ =>
        {
            storing.TrySetResult();
            return gate.Task;
        });
        var writer = new MessageWriter(store, backplane);
        var running = Task.Run(writer.RunAsync);
        var first = writer.AppendAsync(Message("first"), CancellationToken.None);
        await storing.Task.WaitAsync(Deadline);

        var others = Send(writer, 10);
        Assert.All(others, send => Assert.False(send.IsCompleted));
        gate.SetResult();
        await FinishAsync(writer, running);

        Assert.Equal([1, 10], store.Batches);
        Assert.Equal(Enumerable.Range(1, 11).Select(number => (long)number), (await Task.WhenAll([first, .. others])).Select(result => result.Message!.Seq));
    }

    [Fact]
    public async Task ABatch_HasAtMost256Messages()
    {
        var store = new ScriptedStore(_ => Task.CompletedTask);
        var writer = new MessageWriter(store, backplane);
        var sends = Send(writer, 600);

        await FinishAsync(writer, writer.RunAsync());

        Assert.Equal([256, 256, 88], store.Batches);
        Assert.All(await Task.WhenAll(sends), result => Assert.True(result.IsStored));
    }

    [Fact]
    public async Task AStoreThatFails_FailsThatBatchOnly_AndTheNextGoesOn()
    {
        var failure = new IOException("disk full");
        var store = new ScriptedStore(batch => batch[0].Draft.Body.Content == "0" ? Task.FromException(failure) : Task.CompletedTask);
        var writer = new MessageWriter(store, backplane);
        var failing = Send(writer, 3);
        var running = writer.RunAsync();
        foreach (var send in failing)
            Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => send.WaitAsync(Deadline)));

        var next = await writer.AppendAsync(Message("next"), CancellationToken.None).WaitAsync(Deadline);

        Assert.True(next.IsStored);
        Assert.Equal(["next"], backplane.Messages.Select(message => message.Body.Content));
        await FinishAsync(writer, running);
    }

    [Fact]
    public async Task ABrokenDisk_EndsTheWriter_AndWhatIsQueuedOrComesLater_IsRefused()
    {
        var (storing, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = new MessageWriter(
            new ScriptedStore(_ =>
            {
                storing.TrySetResult();
                return gate.Task;
            }),
            backplane);
        var running = Task.Run(writer.RunAsync);
        var unknown = writer.AppendAsync(Message("unknown"), CancellationToken.None);
        await storing.Task.WaitAsync(Deadline);
        Assert.True(writer.IsRunning);
        var queued = Send(writer, 5);

        gate.SetException(new StorageBrokenException(new IOException("fsync")));

        await Assert.ThrowsAsync<StorageBrokenException>(() => unknown.WaitAsync(Deadline));
        await Assert.ThrowsAsync<StorageBrokenException>(() => running.WaitAsync(Deadline));
        Assert.All(await Task.WhenAll(queued).WaitAsync(Deadline), result => Assert.Equal(Refusal.Busy, result.Refusal));
        Assert.Equal(Refusal.Busy, (await writer.AppendAsync(Message("late"), CancellationToken.None).WaitAsync(Deadline)).Refusal);
        Assert.False(writer.IsRunning);
        Assert.Empty(backplane.Published);
    }

    [Fact]
    public async Task ARefusalAndADuplicate_ReachTheirSender_AndNobodyElse()
    {
        var first = new SendResult(null, Refusal.ClientIdConflict);
        var store = new ScriptedStore(_ => Task.CompletedTask)
        {
            Answer = message => message.Draft.Body.Content switch
            {
                "0" => first,
                "1" => new SendResult(Duplicate(), Duplicate: true),
                _ => null,
            },
        };
        var writer = new MessageWriter(store, backplane);
        var sends = Send(writer, 3);
        await FinishAsync(writer, writer.RunAsync());

        var results = await Task.WhenAll(sends);
        Assert.Same(first, results[0]);
        Assert.True(results[1].Duplicate);
        Assert.Equal(["2"], backplane.Messages.Select(message => message.Body.Content));
    }

    [Fact]
    public async Task AMessage_IsPublishedToItsAudience_WithItsOrigin()
    {
        var writer = new MessageWriter(new ScriptedStore(_ => Task.CompletedTask), backplane);
        var message = Message("hi");
        var send = writer.AppendAsync(message with { Draft = message.Draft with { Origin = 42 } }, CancellationToken.None);
        await FinishAsync(writer, writer.RunAsync());

        var envelope = Assert.Single(backplane.Published);
        Assert.Equal(new MessageArrived((await send).Message!, Origin: 42), envelope.Event);
        Assert.Equal([Anna, Ben], envelope.Recipients);
    }

    [Fact]
    public async Task Complete_StoresWhatIsQueued_AndRefusesWhatComesLater()
    {
        var writer = new MessageWriter(new ScriptedStore(_ => Task.CompletedTask), backplane);
        var queued = Send(writer, 5);
        writer.Complete();
        var late = await writer.AppendAsync(Message("late"), CancellationToken.None).WaitAsync(Deadline);

        await writer.RunAsync().WaitAsync(Deadline);

        Assert.Equal(SendResult.Refused(Refusal.Busy), late);
        Assert.All(await Task.WhenAll(queued), result => Assert.True(result.IsStored));
        Assert.Equal(5, backplane.Messages.Count);
    }

    [Fact]
    public async Task WhileTheQueueIsFull_TheSenderWaits_AndMayGiveUp()
    {
        var writer = new MessageWriter(new ScriptedStore(_ => Task.CompletedTask), backplane);
        using var leaving = new CancellationTokenSource();
        var queued = Send(writer, 4096, leaving.Token);
        var waiting = writer.AppendAsync(Message("one too many"), leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Deadline));
        await FinishAsync(writer, writer.RunAsync());
        Assert.All(await Task.WhenAll(queued), result => Assert.True(result.IsStored));
        Assert.Equal(4096, backplane.Messages.Count);
    }

    private static List<Task<SendResult>> Send(MessageWriter writer, int count, CancellationToken cancellation = default) =>
        [.. Enumerable.Range(0, count).Select(number => writer.AppendAsync(Message($"{number}"), cancellation))];

    private static NewMessage Message(string text) =>
        new(new Audience(new ConversationId(1), [Anna, Ben]), Anna, new MessageDraft(Peer.Of(Ben), MessageBody.Text(text)));

    private static ChatMessage Duplicate() =>
        new(9, new ConversationId(1), 9, Anna, Peer.Of(Ben), MessageBody.Text("1"), DateTimeOffset.UnixEpoch, "cid", Frame: null);

    private static Task FinishAsync(MessageWriter writer, Task running)
    {
        writer.Complete();
        return running.WaitAsync(Deadline);
    }
}
