using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Delivery;

public sealed class MailboxTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly UserId Anna = new(10001);
    private readonly MessageBus bus = new();

    [Fact]
    public async Task Events_AreReadInTheOrderTheyWerePublished()
    {
        using var mailbox = bus.Open(Anna)!;
        Deliver(1, 2, 3);
        mailbox.Dispose();

        Assert.Equal([1, 2, 3], await ReadToEndAsync(mailbox));
    }

    [Fact]
    public async Task AReaderWhoWaits_IsWokenByTheNextEvent()
    {
        using var mailbox = bus.Open(Anna)!;
        await using var reader = mailbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        var waiting = reader.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        Deliver(7);

        Assert.True(await waiting.WaitAsync(Deadline));
        Assert.Equal(Event(7).Event, reader.Current);
    }

    [Fact]
    public async Task Dispose_EndsReading_AfterWhatIsInside()
    {
        var mailbox = bus.Open(Anna)!;
        Deliver(1);
        mailbox.Dispose();
        Deliver(2);

        Assert.Equal([1], await ReadToEndAsync(mailbox));
    }

    [Fact]
    public async Task Dispose_Twice_IsFine_AndFreesOnePlaceOnly()
    {
        var tight = new MessageBus(connectionsPerPerson: 2);
        using var stays = tight.Open(Anna)!;
        var mailbox = tight.Open(Anna)!;

        mailbox.Dispose();
        mailbox.Dispose();

        Assert.Empty(await ReadToEndAsync(mailbox));
        using var next = tight.Open(Anna);
        Assert.NotNull(next);
        Assert.Null(tight.Open(Anna));
    }

    [Fact]
    public async Task AFullMailbox_IsStillOpen()
    {
        using var mailbox = bus.Open(Anna)!;
        Deliver(Numbers(Mailbox.Capacity));
        await using var reader = mailbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());

        Deliver(-1);
        mailbox.Dispose();

        var last = 0L;
        while (await reader.MoveNextAsync())
            last = ((CursorMoved)reader.Current).Got;
        Assert.Equal(-1, last);
    }

    [Fact]
    public async Task Overflow_EndsReading_ButWhatIsInsideIsReadToTheEnd()
    {
        using var mailbox = bus.Open(Anna)!;
        var inside = Numbers(Mailbox.Capacity);
        Deliver(inside);
        Deliver(-1, -2);

        Assert.Equal(inside, await ReadToEndAsync(mailbox));
    }

    [Fact]
    public async Task AfterARestart_ItTakesEventsAgain_InItsOldPlace()
    {
        var tight = new MessageBus(connectionsPerPerson: 1);
        using var slow = tight.Open(Anna)!;
        foreach (var number in Numbers(Mailbox.Capacity + 1))
            tight.Deliver(Event(number));
        await ReadToEndAsync(slow);

        Assert.Null(tight.Open(Anna));
        Assert.True(slow.Restart());
        tight.Deliver(Event(5));
        slow.Dispose();

        Assert.Equal([5], await ReadToEndAsync(slow));
    }

    [Fact]
    public async Task OnceDisposed_ItDoesNotRestart()
    {
        var mailbox = bus.Open(Anna)!;
        mailbox.Dispose();

        Assert.False(mailbox.Restart());
        Assert.Empty(await ReadToEndAsync(mailbox));
    }

    [Fact]
    public async Task WhatIsFleeting_IsLeftOutFirst()
    {
        using var mailbox = bus.Open(Anna)!;
        Deliver(Numbers(Mailbox.Capacity / 2));
        bus.Deliver(new Envelope(new TypingStarted(new ConversationId(1), Anna, Peer.Of(Anna)), [Anna]));
        Deliver(-1);
        mailbox.Dispose();

        Assert.Equal([.. Numbers(Mailbox.Capacity / 2), -1], await ReadToEndAsync(mailbox));
    }

    [Fact]
    public async Task Overflow_OfOneMailbox_LeavesTheOthersOfThatPersonOpen()
    {
        using var slow = bus.Open(Anna)!;
        Deliver(Numbers(Mailbox.Capacity));
        using var quick = bus.Open(Anna)!;
        Deliver(-1);
        Deliver(-2);
        quick.Dispose();

        Assert.Equal([-1, -2], await ReadToEndAsync(quick));
        Assert.Equal(Mailbox.Capacity, (await ReadToEndAsync(slow)).Count);
    }

    [Fact]
    public async Task Reading_EndsWithItsToken()
    {
        using var mailbox = bus.Open(Anna)!;
        using var leaving = new CancellationTokenSource();
        var reading = mailbox.ReadAllAsync(leaving.Token).ToListAsync().AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Deadline));
    }

    private static long[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => (long)number)];

    private static Envelope Event(long number) => new(new CursorMoved(new ConversationId(1), Anna, Peer.Of(Anna), number, 0), [Anna]);

    private static async Task<List<long>> ReadToEndAsync(Mailbox mailbox)
    {
        var events = await mailbox.ReadAllAsync(CancellationToken.None).ToListAsync().AsTask().WaitAsync(Deadline);
        return events.ConvertAll(chatEvent => ((CursorMoved)chatEvent).Got);
    }

    private void Deliver(params long[] numbers)
    {
        foreach (var number in numbers)
            bus.Deliver(Event(number));
    }
}
