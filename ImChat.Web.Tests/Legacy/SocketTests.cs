using System.Net.WebSockets;
using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class SocketTests(AppFactory app)
{
    [Fact]
    public async Task TheGreeting_IsOneTextFrameOfTwelveBytes()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var socket = new ClientWebSocket();
        await Wait.For(socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/chat", Query = $"id={me.Id}&token={me.Token}" }.Uri, CancellationToken.None));
        var buffer = new byte[64];
        var frame = await Wait.For(socket.ReceiveAsync(buffer, CancellationToken.None));
        Assert.Equal((12, WebSocketMessageType.Text, true), (frame.Count, frame.MessageType, frame.EndOfMessage));
        Assert.Equal("hello,world!"u8, buffer.AsSpan(0, 12));
    }

    [Theory]
    [InlineData("""{"dstid":@to,"cmd":10,"userid":@me,"media":1,"content":"hi"}""")]
    [InlineData(""" { "userid" : @me ,"CMD":10, "dstid":@to,"media":1,"content":"\u4f60好 \/ 🎉","content":"twice","own":{"a":[1,2.50,null]} } """)]
    [InlineData("""{"userid":"@me","cmd":"10","dstid":"@to","media":3,"url":"/mnt/1.mp3","amount":"00:05","createat":1732400000}""")]
    [InlineData("""{"userid":@me,"cate":1,"dstid":@to,"media":999,"content":"<script>alert(1)</script>","amount":1.5}""")]
    [InlineData("""{"userid":@me,"cmd":10,"dstid":@to,"content":5,"pic":null,"memo":[],"media":"x","amount":99999999999999999999}""")]
    [InlineData("""{"userid":@me,"cmd":10,"dstid":@to}""")]
    public async Task AFrame_ReachesTheOtherSocket_AsItWasSent(string frame)
    {
        using var talk = await Talk.OpenAsync(app);
        var sent = Filled(frame, talk);
        await talk.Mine.SendAsync(sent);
        Assert.Equal(sent, await talk.Yours.ReceiveAsync());
        await talk.NothingElseCameAsync();
    }

    [Theory]
    [InlineData("""{"userid":@to,"cmd":10,"dstid":@to,"content":"not me"}""", """{"userid":@me,"cmd":10,"dstid":@to,"content":"not me"}""")]
    [InlineData("""{"cmd":10,"dstid":@to,"content":"who?"}""", """{"userid":@me,"cmd":10,"dstid":@to,"content":"who?"}""")]
    [InlineData("""{"cmd":10,"userid":0,"dstid":@to}""", """{"cmd":10,"userid":@me,"dstid":@to}""")]
    [InlineData("""{"cmd":10,"userid":null,"dstid":@to}""", """{"cmd":10,"userid":@me,"dstid":@to}""")]
    [InlineData("""{"cmd":10,"UserId":@me,"dstid":@to}""", """{"userid":@me,"cmd":10,"UserId":@me,"dstid":@to}""")]
    [InlineData("""{"cmd":10,"userid":@me,"dstid":@to,"UserId":@to}""", """{"cmd":10,"userid":@me,"dstid":@to,"UserId":@me}""")]
    public async Task AFalseSender_IsMadeTrue_AndNothingElseChanges(string frame, string delivered)
    {
        using var talk = await Talk.OpenAsync(app);
        await talk.Mine.SendAsync(Filled(frame, talk));
        Assert.Equal(Filled(delivered, talk), await talk.Yours.ReceiveAsync());
        await talk.NothingElseCameAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("123")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"cmd":0}""")]
    [InlineData("""{"cmd":0,"dstid":@to,"content":"beat"}""")]
    [InlineData("""{"dstid":@to,"content":"no command"}""")]
    [InlineData("""{"cmd":12,"dstid":@to}""")]
    [InlineData("""{"cmd":-10,"dstid":@to}""")]
    [InlineData("""{"cmd":10.0,"dstid":@to}""")]
    [InlineData("""{"cmd":1e1,"dstid":@to}""")]
    [InlineData("""{"cmd":99999999999999999999,"dstid":@to}""")]
    [InlineData("""{"cmd":10}""")]
    [InlineData("""{"cmd":10,"dstid":0}""")]
    [InlineData("""{"cmd":10,"dstid":-@to}""")]
    [InlineData("""{"cmd":10,"dstid":99999999}""")]
    [InlineData("""{"cmd":10,"dstid":@to.0}""")]
    [InlineData("""{"cmd":10,"dstid":9223372036854775808}""")]
    [InlineData("""{"cmd":10,"dstid":[@to]}""")]
    [InlineData("""{"cmd":11,"dstid":@to}""")]
    [InlineData("""{"cmd":10,"dstid":@to""")]
    [InlineData("""{"cmd":10,"dstid":@to} {}""")]
    [InlineData("""{"cmd":10,"dstid":@to}x""")]
    [InlineData("""{"cmd":10,"dstid":@to,"content":NaN}""")]
    [InlineData("\uFEFF{\"cmd\":10,\"dstid\":@to}")]
    public async Task WhatIsNoMessage_IsMetWithSilence_AndTheSocketLives(string frame)
    {
        using var talk = await Talk.OpenAsync(app);
        await talk.Mine.SendAsync(Filled(frame, talk));
        await talk.NothingElseCameAsync();
    }

    [Fact]
    public async Task ABinaryFrame_IsDeliveredAsText_WhenItIsAMessage_AndElseDropped()
    {
        using var talk = await Talk.OpenAsync(app);
        var frame = Encoding.UTF8.GetBytes(Filled("""{"userid":@me,"cmd":10,"dstid":@to,"content":"二进制"}""", talk));
        await talk.Mine.SendAsync([0xFF, 0x00, 0xC0], WebSocketMessageType.Binary);
        await talk.Mine.SendAsync([.. frame[..^2], 0xE4, (byte)'"', (byte)'}'], WebSocketMessageType.Binary);
        await talk.Mine.SendAsync(frame, WebSocketMessageType.Binary);
        var buffer = new byte[512];
        var arrived = await Wait.For(talk.Yours.Raw.ReceiveAsync(buffer, CancellationToken.None));
        Assert.Equal((WebSocketMessageType.Text, true), (arrived.MessageType, arrived.EndOfMessage));
        Assert.Equal(frame, buffer[..arrived.Count]);
    }

    [Fact]
    public async Task AMessageInManyFragments_IsOneMessage_EvenWhenTheySplitACharacter()
    {
        using var talk = await Talk.OpenAsync(app);
        var sent = Filled("""{"userid":@me,"cmd":10,"dstid":@to,"content":"一二三🎉"}""", talk);
        foreach (var one in Encoding.UTF8.GetBytes(sent))
            await talk.Mine.SendAsync([one], isEnd: false);
        await talk.Mine.SendAsync([], isEnd: true);
        Assert.Equal(sent, await talk.Yours.ReceiveAsync());
        await talk.NothingElseCameAsync();
    }

    [Fact]
    public async Task ANoteToOneself_ComesBack_AlsoToABrowser()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var native = await me.ConnectAsync();
        using var browser = await me.ConnectAsync(app.Origin());
        await native.SendTextAsync(10, me.Id, "first");
        Assert.Equal("first", await native.ReceiveTextAsync());
        Assert.Equal("first", await browser.ReceiveTextAsync());
        await browser.SendTextAsync(10, me.Id, "second");
        Assert.Equal("second", await browser.ReceiveTextAsync());
        Assert.Equal("second", await native.ReceiveTextAsync());
    }

    private static string Filled(string frame, Talk talk) =>
        frame.Replace("@me", $"{talk.Me.Id}", StringComparison.Ordinal).Replace("@to", $"{talk.You.Id}", StringComparison.Ordinal);
}
