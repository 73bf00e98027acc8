using System.Text;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

/// <summary>Every frame of <c>imchat.v2</c> that the server writes, to the byte.</summary>
public sealed class DeviceFramesTests
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);
    private static readonly ConversationId Pair = new(12);
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_794_541_430_897);

    [Fact]
    public void Hello() => AssertIs(
        """{"t":"hello","v":2,"user":10001,"device":"d9","maxFrame":65536,"rate":{"msg":10,"burst":60},"ping":25,"serverTime":1794541430897}""",
        DeviceFrames.Hello(Anna, new DeviceId("d9"), 65_536, (10, 60), 25, At.AddTicks(9)));

    [Fact]
    public void AMessage_CarriesItsClientId_ForTheSendersOwnDevicesOnly()
    {
        const string ForOthers = """{"t":"msg","id":"99","userid":10001,"cmd":10,"dstid":10002,"media":1,"content":"你好","conv":"c12","seq":7,"at":1794541430897}""";

        AssertIs(ForOthers, DeviceFrames.Message(Message(), isOwn: false));
        AssertIs(ForOthers[..^1] + ""","cid":"a-1"}""", DeviceFrames.Message(Message(), isOwn: true));
        AssertIs(ForOthers, DeviceFrames.Message(Message() with { ClientId = null }, isOwn: true));
    }

    [Fact]
    public void AMessageToAGroup_WithAllItsFields() => AssertIs(
        """{"t":"msg","id":"99","userid":10001,"cmd":11,"dstid":10003,"media":100,"content":"c","pic":"p","url":"u","memo":"m","amount":4,"conv":"c12","seq":7,"at":1794541430897}""",
        DeviceFrames.Message(Message() with { To = Peer.Of(new GroupId(10003)), Body = new MessageBody(MediaKind.Custom, "c", "p", "u", "m", 4) }, isOwn: false));

    [Fact]
    public void AMessageThatCameAsAnOldFrame_IsWrittenFromItsFields() => AssertIs(
        """{"t":"msg","id":"99","userid":10001,"cmd":10,"dstid":10002,"media":1,"content":"你好","conv":"c12","seq":7,"at":1794541430897}""",
        DeviceFrames.Message(Message() with { Frame = """{"mine":1}"""u8.ToArray() }, isOwn: false));

    [Theory]
    [InlineData("<b>&'`+/é你", "<b>&'`+/é你")]
    [InlineData("\"\\\n\t", "\\\"\\\\\\n\\t")]
    public void OnlyWhatJsonDemands_IsEscaped(string text, string written) => Assert.Contains(
        $"\"content\":\"{written}\"", Encoding.UTF8.GetString(DeviceFrames.Message(Message() with { Body = MessageBody.Text(text) }, isOwn: false)), StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "false")]
    [InlineData(true, "true")]
    public void AnAck_SaysWhereTheMessageStands(bool isDuplicate, string written) => AssertIs(
        $$"""{"t":"ack","cid":"a-1","id":"99","cmd":10,"dstid":10002,"conv":"c12","seq":7,"at":1794541430897,"dup":{{written}}}""",
        DeviceFrames.Ack(Message(), isDuplicate));

    [Fact]
    public void TheLargestIdAndNumber_AreWrittenWhole() => AssertIs(
        """{"t":"ack","cid":"a-1","id":"9223372036854775807","cmd":10,"dstid":10002,"conv":"c9223372036854775807","seq":9007199254740991,"at":1794541430897,"dup":false}""",
        DeviceFrames.Ack(Message() with { Id = long.MaxValue, Conversation = new ConversationId(long.MaxValue), Seq = 9_007_199_254_740_991 }, isDuplicate: false));

    [Theory]
    [InlineData(DeviceError.BadJson, "bad_json")]
    [InlineData(DeviceError.UnknownType, "unknown_type")]
    [InlineData(DeviceError.BadArg, "bad_arg")]
    [InlineData(DeviceError.TooBig, "too_big")]
    [InlineData(DeviceError.Rate, "rate")]
    [InlineData(DeviceError.Busy, "busy")]
    [InlineData(DeviceError.NotMember, "not_member")]
    [InlineData(DeviceError.Forbidden, "forbidden")]
    [InlineData(DeviceError.NotFriend, "not_friend")]
    [InlineData(DeviceError.CidConflict, "cid_conflict")]
    [InlineData(DeviceError.BadAck, "bad_ack")]
    public void AnError_HasItsCode(DeviceError error, string code)
    {
        AssertIs($$"""{"t":"err","code":"{{code}}"}""", DeviceFrames.Error(error));
        AssertIs($$"""{"t":"err","cid":"a-1","code":"{{code}}"}""", DeviceFrames.Error(error, "a-1"));
    }

    [Fact]
    public void EveryError_HasACodeHere() => Assert.Equal(
        Enum.GetValues<DeviceError>().Length,
        typeof(DeviceFramesTests).GetMethod(nameof(AnError_HasItsCode))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);

    [Theory]
    [InlineData(1_200_000, 1200)]
    [InlineData(1, 1)]
    [InlineData(1_000_001, 1001)]
    public void WhenToTryAgain_IsNeverTooEarly(int microseconds, int written) => AssertIs(
        $$"""{"t":"err","cid":"a-1","code":"rate","retryMs":{{written}}}""", DeviceFrames.Error(DeviceError.Rate, "a-1", TimeSpan.FromMicroseconds(microseconds)));

    [Fact]
    public void ANotice_HasPeopleAndText_AndNoBody() => AssertIs(
        """{"t":"msg","id":"9","userid":10001,"cmd":11,"dstid":10007,"notice":"all_muted","people":[10002],"text":"n","conv":"c12","seq":7,"at":0}""",
        DeviceFrames.Message(new ChatMessage(9, Pair, 7, new UserId(10001), Peer.Of(new GroupId(10007)), new MessageBody(MediaKind.None), DateTimeOffset.UnixEpoch, null, null)
        {
            Notice = new GroupNotice(NoticeKind.AllMuted, [new UserId(10002)], "n"),
        }, isOwn: false));

    [Fact]
    public void Reset() => AssertIs("""{"t":"reset","conv":"c12","last":7}""", DeviceFrames.Reset(Pair, 7));

    [Fact]
    public void Synced() => AssertIs("""{"t":"synced"}""", DeviceFrames.Synced());

    [Fact]
    public void Receipt() => AssertIs("""{"t":"receipt","conv":"c12","user":10002,"got":7,"read":0}""", DeviceFrames.Receipt(Pair, Ben, 7, 0));

    [Fact]
    public void Typing() => AssertIs("""{"t":"typing","conv":"c12","user":10002}""", DeviceFrames.Typing(Pair, Ben));

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public void Presence(bool isOnline, string state) => AssertIs(
        $$"""{"t":"presence","user":10002,"state":"{{state}}","at":1794541430897}""", DeviceFrames.Presence(Ben, isOnline, At));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Pong(long number) => AssertIs($$"""{"t":"pong","n":{{number}}}""", DeviceFrames.Pong(number));

    [Fact]
    public void APage_HoldsMessages_OwnOnesWithTheirClientId() => AssertIs(
        """{"t":"page","conv":"c12","messages":["""
        + """{"id":"99","userid":10001,"cmd":10,"dstid":10002,"media":1,"content":"你好","conv":"c12","seq":7,"at":1794541430897,"cid":"a-1"},"""
        + """{"id":"99","userid":10002,"cmd":10,"dstid":10002,"media":1,"content":"你好","conv":"c12","seq":8,"at":1794541430897}"""
        + "]}",
        DeviceFrames.Page(Pair, [Message(), Message() with { Sender = Ben, Seq = 8 }], Anna));

    [Fact]
    public void APageWithoutMessages_IsThereAllTheSame() => AssertIs("""{"t":"page","conv":"c12","messages":[]}""", DeviceFrames.Page(Pair, [], Anna));

    [Fact]
    public void Bye() => AssertIs("""{"t":"bye","reason":"drain","afterMs":1500}""", DeviceFrames.Bye("drain", TimeSpan.FromMilliseconds(1500.9)));

    private static void AssertIs(string documented, byte[] frame) => Assert.Equal(documented, Encoding.UTF8.GetString(frame));

    private static ChatMessage Message() => new(99, Pair, 7, Anna, Peer.Of(Ben), MessageBody.Text("你好"), At, "a-1", Frame: null);
}
