using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Messages;

public sealed class ReadCursorsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly ReadCursors cursors;
    private UserId anna;
    private UserId ben;

    public ReadCursorsTests() => cursors = new ReadCursors(database.Messages, backplane);

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        for (var i = 0; i < 3; i++)
            await database.SayAsync(anna, Peer.Of(ben), "hi");
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MovingOn_TellsTheReadersOtherDevices_AndNobodyElse()
    {
        await MoveAsync(2);

        var envelope = Assert.Single(backplane.Published);
        Assert.Equal(new ReadMoved(Peer.Of(anna), 2), envelope.Event);
        Assert.Equal([ben], envelope.Recipients);
    }

    [Fact]
    public async Task MovingOn_LowersWhatIsUnread()
    {
        Assert.Equal(3, await UnreadAsync());
        await MoveAsync(2);
        Assert.Equal(1, await UnreadAsync());
        await MoveAsync(3);
        Assert.Equal(0, await UnreadAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(4)]
    [InlineData(long.MaxValue)]
    public async Task StayingGoingBackOrPastTheEnd_ChangesNothing_AndTellsNobody(long seq)
    {
        await MoveAsync(2);

        await MoveAsync(seq);

        Assert.Single(backplane.Published);
        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task AStrangersCursor_IsNothingToMove()
    {
        await cursors.MoveAsync(await database.PersonAsync(), Peer.Of(anna), 1, CancellationToken.None);

        Assert.Empty(backplane.Published);
    }

    private Task MoveAsync(long seq) => cursors.MoveAsync(ben, Peer.Of(anna), seq, CancellationToken.None);

    private async Task<int> UnreadAsync() => (await database.Lists.FindAsync(ben, Peer.Of(anna), CancellationToken.None))!.Unread;
}
