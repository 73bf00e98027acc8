using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Legacy;

public sealed class MissedMessagesTests(AppFactory app)
{
    [Fact]
    public async Task WhatWasSaidWhileAway_ComesAfterTheGreeting_VerbatimAndInOrder()
    {
        using var away = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        var group = await friend.CreateGroupAsync("away");
        await away.JoinGroupAsync(group);
        using var socket = await friend.ConnectAsync();
        string[] frames =
        [
            $$"""{ "dstid":{{away.Id}}, "cmd":10,"userid":{{friend.Id}},"media":1,"content":"one", "extra":true }""",
            $$"""{"dstid":{{group}},"cmd":11,"userid":{{friend.Id}},"media":1,"content":"two"}""",
            $$"""{"dstid":{{away.Id}},"cmd":10,"userid":{{friend.Id}},"media":3,"url":"/mnt/1.mp3","amount":4}""",
        ];
        foreach (var frame in frames)
            await socket.SendAsync(frame);
        await SettleAsync(friend, socket);
        using var back = await away.ConnectAsync();
        foreach (var frame in frames)
            Assert.Equal(frame, await back.ReceiveAsync());
    }

    [Fact]
    public async Task WhatAConnectionHadUntilItsOwnGoodbye_DoesNotComeAgain()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        using var socket = await friend.ConnectAsync();
        using (var first = await person.ConnectAsync())
        {
            await socket.SendTextAsync(10, person.Id, "had");
            Assert.Contains("had", await first.ReceiveAsync(), StringComparison.Ordinal);
            await first.CloseAsync();
        }
        await socket.SendTextAsync(10, person.Id, "new");
        await SettleAsync(friend, socket);
        using var second = await person.ConnectAsync();
        Assert.Contains("new", await second.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAConnectionHadBeforeItsLineBroke_ComesAgainRatherThanNever()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        using var socket = await friend.ConnectAsync();
        using (var first = await person.ConnectAsync())
        {
            await socket.SendTextAsync(10, person.Id, "perhaps had");
            await first.ReceiveAsync();
            first.Raw.Abort();
        }
        using var second = await person.ConnectAsync();
        Assert.Contains("perhaps had", await second.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnMessages_AreNotMissed_AndWhatAPageHasShown_CountsAsHad()
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var friend = await LegacyClient.RegisterAsync(app);
        using var mine = await person.ConnectAsync();
        using var theirs = await friend.ConnectAsync();
        await mine.SendTextAsync(10, friend.Id, "my own");
        await theirs.ReceiveAsync();
        await mine.CloseAsync();
        await theirs.SendTextAsync(10, person.Id, "read on a page");
        await SettleAsync(friend, theirs);
        var reader = new UserId(person.Id);
        var position = Assert.Single(await app.Services.GetRequiredService<IDeliveryStore>().PositionsAsync(reader, CancellationToken.None), one => one.Peer.Number == friend.Id);
        await app.Services.GetRequiredService<Cursors>().MoveAsync(new CursorMove(reader, position.Conversation, Got: 0, Read: 2));
        await theirs.SendTextAsync(10, person.Id, "missed");
        await SettleAsync(friend, theirs);
        using var back = await person.ConnectAsync();
        Assert.Contains("missed", await back.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "three,four")]
    [InlineData(0, "")]
    public async Task OnlyTheNewestAreReplayed_TheRestCountsAsHad(int limit, string expected)
    {
        await using var own = new AppFactory(new() { ["Legacy:ReplayLimit"] = $"{limit}" });
        await own.InitializeAsync();
        using var person = await LegacyClient.RegisterAsync(own);
        using var friend = await LegacyClient.RegisterAsync(own);
        using var socket = await friend.ConnectAsync();
        foreach (var word in (string[])["one", "two", "three", "four"])
            await socket.SendTextAsync(10, person.Id, word);
        await SettleAsync(friend, socket);
        using (var back = await person.ConnectAsync())
        {
            foreach (var word in expected.Split(',', StringSplitOptions.RemoveEmptyEntries))
                Assert.Equal(word, (await back.ReceiveJsonAsync()).GetProperty("content").GetString());
            await back.CloseAsync();
        }
        await socket.SendTextAsync(10, person.Id, "five");
        await SettleAsync(friend, socket);
        using var again = await person.ConnectAsync();
        if (limit > 0)
            Assert.Equal("five", (await again.ReceiveJsonAsync()).GetProperty("content").GetString());
        await socket.SendTextAsync(10, person.Id, "live");
        Assert.Equal("live", (await again.ReceiveJsonAsync()).GetProperty("content").GetString());
    }

    [Fact]
    public async Task ManyMoreThanAMailboxHolds_ReachAReaderWhoPauses_EachOnceAndInOrder()
    {
        const int Friends = 8;
        const int Each = Mailbox.Capacity * 2 / Friends;
        using var slow = await LegacyClient.RegisterAsync(app);
        using var reader = await slow.ConnectAsync();
        var filler = new string('长', 2000);
        await Task.WhenAll(Enumerable.Range(0, Friends).Select(async _ =>
        {
            using var friend = await LegacyClient.RegisterAsync(app);
            using var socket = await friend.ConnectAsync();
            for (var i = 0; i < Each; i++)
                await socket.SendTextAsync(10, slow.Id, $"{i} {filler}");
            await SettleAsync(friend, socket);
        }));
        var next = new Dictionary<long, int>();
        for (var i = 0; i < Friends * Each; i++)
        {
            var frame = await reader.ReceiveJsonAsync();
            var from = frame.GetProperty("userid").GetInt64();
            var number = next.GetValueOrDefault(from);
            Assert.StartsWith($"{number} ", frame.GetProperty("content").GetString(), StringComparison.Ordinal);
            next[from] = number + 1;
        }
        Assert.Equal(Friends, next.Count);
    }

    /// <summary>A note to oneself comes back when everything sent before it on the same socket is stored.</summary>
    private static async Task SettleAsync(LegacyClient person, LegacySocket socket)
    {
        await socket.SendTextAsync(10, person.Id, "settled");
        while (!(await socket.ReceiveAsync()).Contains("settled", StringComparison.Ordinal))
        {
            // Echoes of its own group messages come first.
        }
    }
}
