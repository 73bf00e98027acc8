using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Devices;

public sealed class OutboxTests
{
    private readonly Random random = new(1);
    private readonly Outbox outbox = new();

    [Fact]
    public async Task ALine_SendsFromTheBeginning_InOrder()
    {
        var (one, two) = (Add(), Add());
        Assert.Equal([one.Send, two.Send], await TakeAsync(2));
        Assert.Equal([one.Send, two.Send], await TakeAsync(2));
    }

    [Fact]
    public async Task WhatIsAnswered_IsDone_AndNotSentAgain()
    {
        var (one, two) = (Add(), Add());
        outbox.Remove(one.Send.Cid);
        await Wait.For(one.Done);
        Assert.False(two.Done.IsCompleted);
        Assert.Equal([two.Send], await TakeAsync(1));
    }

    [Fact]
    public async Task WhatIsPostponed_ComesAfterTheOthers_AndIsNotDone()
    {
        var (one, two) = (Add(), Add());
        outbox.Postpone(one.Send.Cid, TimeSpan.FromMilliseconds(1));
        Assert.Equal([two.Send, one.Send], await TakeAsync(2));
        Assert.False(one.Done.IsCompleted);
    }

    [Fact]
    public async Task ALineThatHasSentAll_WaitsForMore()
    {
        var next = outbox.NextAsync(0, CancellationToken.None);
        Assert.False(next.IsCompleted);
        var late = Add();
        Assert.Equal(late.Send, (await Wait.For(next)).Send);
    }

    [Fact]
    public async Task ALineThatIsOver_WaitsNoLonger()
    {
        using var over = new CancellationTokenSource();
        var next = outbox.NextAsync(0, over.Token);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private (Send Send, Task Done) Add()
    {
        var send = Send.New(random, Talk.Of(new UserId(1), new UserId(2)));
        return (send, outbox.Add(send));
    }

    private async Task<List<Send>> TakeAsync(int count)
    {
        var sends = new List<Send>();
        for (var turn = 0L; sends.Count < count;)
        {
            var next = await Wait.For(outbox.NextAsync(turn, CancellationToken.None));
            turn = next.Turn;
            sends.Add(next.Send);
        }
        return sends;
    }
}
