using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>What a device sends: acknowledged once stored, the same id once, in its order.</summary>
public sealed class DeviceSendTests(AppFactory app)
{
    [Fact]
    public async Task AMessage_IsAcknowledged_AndReachesOldAndNewDevices()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (tablet, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (theirs, _) = await DeviceConnection.ResumeAsync(app, ben);
        using var old = await ben.ConnectAsync();

        await mine.SayAsync("m1", 10, ben.Id, "hello");

        var ack = await mine.ReceiveAsync("ack");
        Assert.Equal(("m1", 1, false, 10, ben.Id), (ack.GetProperty("cid").GetString(), ack.GetProperty("seq").GetInt32(), ack.GetProperty("dup").GetBoolean(), ack.GetProperty("cmd").GetInt32(), ack.GetProperty("dstid").GetInt64()));
        var message = await theirs.ReceiveAsync("msg");
        Assert.Equal((anna.Id, "hello", 1), (message.GetProperty("userid").GetInt64(), message.GetProperty("content").GetString(), message.GetProperty("seq").GetInt32()));
        Assert.Equal(ack.GetProperty("id").GetString(), message.GetProperty("id").GetString());
        Assert.False(message.TryGetProperty("cid", out _));
        Assert.Equal("m1", (await tablet.ReceiveAsync("msg")).GetProperty("cid").GetString());
        var frame = await old.ReceiveJsonAsync();
        Assert.Equal(anna.Id, frame.GetProperty("userid").GetInt64());
        Assert.False(frame.TryGetProperty("id", out _));
        await theirs.SayAsync("m2", 10, anna.Id, "and back");
        Assert.Equal("and back", (await mine.ReceiveAsync("msg")).GetProperty("content").GetString());
        Dispose(mine, tablet, theirs);
    }

    [Fact]
    public async Task TheSameIdAgain_IsTheSameMessage_OnAnyConnection()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        var (first, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (second, _) = await DeviceConnection.ResumeAsync(app, anna);
        await first.SayAsync("once", 10, ben.Id, "hello");
        var ack = await first.ReceiveAsync("ack");
        await second.ReceiveAsync("msg");

        await second.SayAsync("once", 10, ben.Id, "hello");

        var again = await second.ReceiveAsync("ack");
        Assert.True(again.GetProperty("dup").GetBoolean());
        Assert.Equal(ack.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        await second.SayAsync("once", 10, ben.Id, "something else");
        Assert.Equal("cid_conflict", (await second.ReceiveAsync("err")).GetProperty("code").GetString());
        var (_, missed) = await DeviceConnection.ResumeAsync(app, ben);
        Assert.Single(missed);
        Dispose(first, second);
    }

    [Fact]
    public async Task ManyAtOnce_AreStoredInTheirOrder()
    {
        const int Many = 300;
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        var (theirs, _) = await DeviceConnection.ResumeAsync(app, ben);
        for (var number = 1; number <= Many; number++)
            await mine.SayAsync($"m{number}", 10, ben.Id, $"{number}");

        for (var number = 1; number <= Many; number++)
        {
            var message = await theirs.ReceiveAsync("msg");
            Assert.Equal((number, $"{number}"), (message.GetProperty("seq").GetInt32(), message.GetProperty("content").GetString()));
        }
        var acks = new List<int>();
        while (acks.Count < Many)
            acks.Add((await mine.ReceiveAsync("ack")).GetProperty("seq").GetInt32());
        Assert.Equal(Enumerable.Range(1, Many), acks.Order());
        Dispose(mine, theirs);
    }

    [Fact]
    public async Task ANoteToOneself_ComesBack_AfterItsAnswer()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        var (mine, _) = await DeviceConnection.ResumeAsync(app, anna);
        await mine.SayAsync("note", 10, anna.Id, "milk");
        Assert.Equal("note", (await mine.ReceiveAsync("ack")).GetProperty("cid").GetString());
        Assert.Equal("note", (await mine.ReceiveAsync("msg")).GetProperty("cid").GetString());
        mine.Dispose();
    }

    [Theory]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":1,"media":1,"content":"x"}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":11,"dstid":1,"media":1,"content":"x"}""", "not_member")]
    [InlineData("""{"t":"send","cid":"a","cmd":12,"dstid":10000,"media":1,"content":"x"}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10000,"media":1,"content":"  "}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10000,"media":1,"content":"\u0000"}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10000,"media":1}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10000,"content":"x"}""", "bad_arg")]
    [InlineData("""{"t":"send","cmd":10,"dstid":10000,"media":1,"content":"x"}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"","cmd":10,"dstid":10000,"media":1,"content":"x"}""", "bad_arg")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10000,"media":1,"content":5}""", "bad_arg")]
    [InlineData("""{"t":"read","conv":"c999999","seq":1}""", "not_member")]
    [InlineData("""{"t":"got","conv":"c999999","seq":1}""", "bad_ack")]
    [InlineData("""{"t":"got","conv":"12","seq":1}""", "bad_arg")]
    [InlineData("""{"t":"history","conv":"c999999"}""", "not_member")]
    [InlineData("""{"t":"history","conv":"c1","limit":101}""", "bad_arg")]
    [InlineData("""{"t":"resume","device":"not a name"}""", "bad_arg")]
    [InlineData("""{"t":"resume","convs":{"c1":-1}}""", "bad_arg")]
    [InlineData("""{"t":"dance"}""", "unknown_type")]
    [InlineData("""{}""", "unknown_type")]
    [InlineData("""[]""", "bad_json")]
    [InlineData("""null""", "bad_json")]
    [InlineData("""{"t":"ping","t":"ping"}""", "bad_json")]
    [InlineData("""{"t":"ping"} x""", "bad_json")]
    [InlineData("", "bad_json")]
    public async Task WhatCannotBeDone_IsRefusedByName_AndTheConnectionLives(string frame, string code)
    {
        using var person = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.OpenAsync(app, person);
        await device.SendAsync(frame);
        Assert.Equal(code, (await device.ReceiveAsync("err")).GetProperty("code").GetString());
        await device.SendAsync(new { t = "ping", n = "3" });
        Assert.Equal(3, (await device.ReceiveAsync("pong")).GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task ATextOverTheLimit_IsTooBig_AndNothingIsStored()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.OpenAsync(app, anna);
        await device.SayAsync("fits", 10, ben.Id, new string('长', 8000));
        Assert.Equal(1, (await device.ReceiveAsync("ack")).GetProperty("seq").GetInt32());
        await device.SayAsync("long", 10, ben.Id, new string('x', 8001));
        Assert.Equal("too_big", (await device.ReceiveAsync("err")).GetProperty("code").GetString());
        await device.SayAsync("next", 10, ben.Id, "x");
        Assert.Equal(2, (await device.ReceiveAsync("ack")).GetProperty("seq").GetInt32());
    }

    private static void Dispose(params DeviceConnection[] connections)
    {
        foreach (var connection in connections)
            connection.Dispose();
    }
}
