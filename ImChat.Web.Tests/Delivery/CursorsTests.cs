using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Delivery;

/// <summary>How far people have come, in a real database: what moves, what does not, and who is told.</summary>
public class CursorsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Cursors cursors;
    private readonly Task running;
    private UserId anna;
    private UserId ben;
    private ConversationId pair;

    public CursorsTests()
    {
        cursors = new Cursors(database.Deliveries, backplane, TimeProvider.System);
        running = cursors.RunAsync(ended.Token);
    }

    public async ValueTask InitializeAsync()
    {
        (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        for (var i = 0; i < 3; i++)
            pair = (await database.SayAsync(anna, Peer.Of(ben), "hi")).Conversation;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        ended.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task MovingOn_TellsTheReadersOwnDevices_AndTheOtherOfTheTwo()
    {
        await MoveAsync(ben, got: 3, read: 2);
        await StopAsync();

        var moved = new CursorMoved(pair, ben, Peer.Of(anna), Got: 3, Read: 2);
        Assert.Equal([(moved, ben), (moved, anna)], Told());
    }

    [Fact]
    public async Task WhatIsRead_IsReceived()
    {
        await MoveAsync(ben, read: 2);

        Assert.Equal(new CursorMoved(pair, ben, Peer.Of(anna), Got: 2, Read: 2), backplane.Published[0].Event);
    }

    [Fact]
    public async Task MovingOn_LowersWhatIsUnread()
    {
        Assert.Equal(3, await UnreadAsync());
        await MoveAsync(ben, read: 2);
        Assert.Equal(1, await UnreadAsync());
        await MoveAsync(ben, read: 3);
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
        await MoveAsync(ben, read: 2);
        await MoveAsync(ben, read: seq);

        Assert.Single(backplane.Published, envelope => envelope.Recipients.Contains(ben));
        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task AStrangersCursor_IsNothingToMove()
    {
        await MoveAsync(await database.PersonAsync(), got: 1, read: 1);
        await StopAsync();

        Assert.Empty(backplane.Published);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task WhoeverKeepsReadingToThemselves_NeitherTellsNorIsTold_ButReceivingShows(bool readerHides, bool otherHides)
    {
        await database.People.ChangeSettingsAsync(ben, new PersonalSettings(SharesReading: !readerHides), CancellationToken.None);
        await database.People.ChangeSettingsAsync(anna, new PersonalSettings(SharesReading: !otherHides), CancellationToken.None);

        await MoveAsync(ben, read: 3);
        await StopAsync();

        Assert.Contains((new CursorMoved(pair, ben, Peer.Of(anna), Got: 3, Read: 3), ben), Told());
        Assert.Contains((new CursorMoved(pair, ben, Peer.Of(anna), Got: 3, Read: 0), anna), Told());
        Assert.Equal([new Receipt(ben, 3, 0)], await database.Deliveries.ReceiptsAsync(anna, pair, CancellationToken.None));
    }

    [Fact]
    public async Task InAGroup_ThoseAreToldWhoWroteWhatWasPassed()
    {
        var carl = await database.PersonAsync();
        var dora = await database.PersonAsync();
        var club = await database.GroupAsync(anna, ben, carl, dora);
        var group = (await database.SayAsync(anna, Peer.Of(club), "one")).Conversation;
        await database.SayAsync(carl, Peer.Of(club), "two");
        await database.SayAsync(dora, Peer.Of(club), "three");

        await cursors.MoveAsync(new CursorMove(ben, group, Got: 2, Read: 2));
        await StopAsync();

        Assert.Equal([ben, anna, carl], Told().Select(told => told.To).OrderBy(to => to == ben ? 0 : to.Value));
    }

    [Fact]
    public async Task TheOther_IsToldAtMostOnceASecond_AndThenOfTheLast()
    {
        for (var seq = 1; seq <= 3; seq++)
            await MoveAsync(ben, read: seq);
        await StopAsync();

        Assert.Equal(3, Told().Count(told => told.To == ben));
        var toAnna = Told().Where(told => told.To == anna).ToList();
        Assert.InRange(toAnna.Count, 1, 2);
        Assert.Equal(3, toAnna[^1].Event.Read);
    }

    [Fact]
    public async Task WhatMovesAsItStops_IsToldToTheOther()
    {
        await MoveAsync(ben, read: 1);
        // The first is just handed over; this one rests.
        var last = MoveAsync(ben, read: 3);
        await StopAsync();
        await Wait.For(last);

        Assert.Equal(3, Told().Last(told => told.To == anna).Event.Read);
    }

    [Fact]
    public async Task ADevice_HasACursorOfItsOwn_AndANewOneBeginsWhereItsPersonHasRead()
    {
        var (phone, desk) = (new DeviceId("phone"), new DeviceId("desk"));
        await database.ReadAsync(ben, Peer.Of(anna), 1);
        Assert.Equal(1, (await OpenAsync(phone))[pair]);

        await cursors.MoveAsync(new CursorMove(ben, pair, Got: 3, Device: phone));
        await database.ReadAsync(ben, Peer.Of(anna), 2);

        Assert.Equal(3, (await OpenAsync(phone))[pair]);
        Assert.Equal(2, (await OpenAsync(desk))[pair]);
        Assert.Equal(3, (await database.PositionAsync(ben, Peer.Of(anna))).HadSeq);
    }

    [Fact]
    public async Task AConversationThatBeganLater_IsNewToADevice()
    {
        await OpenAsync(new DeviceId("phone"));
        var carl = await database.PersonAsync();
        var later = (await database.SayAsync(carl, Peer.Of(ben), "hi")).Conversation;
        await database.ReadAsync(ben, Peer.Of(carl), 1);

        Assert.False((await OpenAsync(new DeviceId("phone"))).ContainsKey(later));
    }

    [Fact]
    public async Task OfManyDevices_TheOneThatWasQuietTheLongest_IsForgotten()
    {
        for (var number = 0; number < 51; number++)
        {
            await OpenAsync(new DeviceId($"d{number}"));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await cursors.MoveAsync(new CursorMove(ben, pair, Got: 3, Device: new DeviceId("d0")));
        await cursors.MoveAsync(new CursorMove(ben, pair, Got: 3, Device: new DeviceId("d1")));

        Assert.Equal(3, (await OpenAsync(new DeviceId("d1")))[pair]);
        Assert.Equal(0, (await OpenAsync(new DeviceId("d0")))[pair]);
    }

    private Task MoveAsync(UserId person, long got = 0, long read = 0) => cursors.MoveAsync(new CursorMove(person, pair, got, read));

    private Task<IReadOnlyDictionary<ConversationId, long>> OpenAsync(DeviceId device) => database.Deliveries.OpenDeviceAsync(ben, device, CancellationToken.None);

    private IEnumerable<(CursorMoved Event, UserId To)> Told() =>
        backplane.Published.SelectMany(envelope => envelope.Recipients, (envelope, to) => ((CursorMoved)envelope.Event, to));

    private async Task<int> UnreadAsync() => (await database.Lists.FindAsync(ben, Peer.Of(anna), CancellationToken.None))!.Unread;

    /// <summary>What was handed in is stored and told.</summary>
    private async Task StopAsync()
    {
        await ended.CancelAsync();
        await Wait.For(running);
    }
}
