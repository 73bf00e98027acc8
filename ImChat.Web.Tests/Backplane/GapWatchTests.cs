using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Backplane;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ImChat.Web.Tests.Backplane;

public sealed class GapWatchTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task AfterALongOutage_EachConnectionReadsAgain_InsteadOfBeingToldOfEverything()
    {
        using var database = new TestDatabase();
        var clock = new FakeTimeProvider();
        var bus = new MessageBus();
        using var mailbox = bus.Open(new UserId(10001))!;
        using var order = new ConversationOrder(bus, clock);
        using var watch = new GapWatch(database.Factory, bus, order, clock, NullLogger<GapWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);

        // Twenty seconds lie between each look and the next.
        var read = mailbox.WaitAsync(CancellationToken.None).AsTask();
        for (var deadline = Task.Delay(Wait.Deadline); !read.IsCompleted && !deadline.IsCompleted; await Task.Delay(BetweenSteps))
            clock.Advance(Outage);

        Assert.True(read.IsCompleted);
        Assert.False(await read);
        await watch.StopAsync(CancellationToken.None);
    }
}
