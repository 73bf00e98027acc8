using System.Text;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

public sealed class WireCodecTests
{
    private static readonly Peer Ben = Peer.Of(new UserId(10002));

    public static TheoryData<MediaKind, MessageBody, string> Golden => new()
    {
        { MediaKind.Text, MessageBody.Text("你好，世界"), """{"userid":10001,"cmd":10,"dstid":10002,"media":1,"content":"你好，世界"}""" },
        {
            MediaKind.News,
            new(MediaKind.News, "标题", "/mnt/1.png", "https://example.org/?a=1&b=2", "摘要"),
            """{"userid":10001,"cmd":10,"dstid":10002,"media":2,"content":"标题","pic":"/mnt/1.png","url":"https://example.org/?a=1&b=2","memo":"摘要"}"""
        },
        { MediaKind.Voice, new(MediaKind.Voice, Url: "/mnt/1.mp3", Amount: 5), """{"userid":10001,"cmd":10,"dstid":10002,"media":3,"url":"/mnt/1.mp3","amount":5}""" },
        { MediaKind.Image, new(MediaKind.Image, Url: "/mnt/1.png"), """{"userid":10001,"cmd":10,"dstid":10002,"media":4,"url":"/mnt/1.png"}""" },
        {
            MediaKind.RedPacket,
            new(MediaKind.RedPacket, Url: "/r.png", Memo: "恭喜发财", Amount: 8888),
            """{"userid":10001,"cmd":10,"dstid":10002,"media":5,"url":"/r.png","memo":"恭喜发财","amount":8888}"""
        },
        { MediaKind.Emoji, new(MediaKind.Emoji, "cry"), """{"userid":10001,"cmd":10,"dstid":10002,"media":6,"content":"cry"}""" },
        { MediaKind.Link, new(MediaKind.Link, Url: "http://x/"), """{"userid":10001,"cmd":10,"dstid":10002,"media":7,"url":"http://x/"}""" },
        {
            MediaKind.Video,
            new(MediaKind.Video, Pic: "/mnt/1.png", Url: "/mnt/1.mp4"),
            """{"userid":10001,"cmd":10,"dstid":10002,"media":8,"pic":"/mnt/1.png","url":"/mnt/1.mp4"}"""
        },
        {
            MediaKind.ContactCard,
            new(MediaKind.ContactCard, "10003", "/mnt/1.png", Memo: "Carl"),
            """{"userid":10001,"cmd":10,"dstid":10002,"media":9,"content":"10003","pic":"/mnt/1.png","memo":"Carl"}"""
        },
        { MediaKind.Custom, new(MediaKind.Custom, "x"), """{"userid":10001,"cmd":10,"dstid":10002,"media":100,"content":"x"}""" },
        { (MediaKind)77, new((MediaKind)77, "x"), """{"userid":10001,"cmd":10,"dstid":10002,"media":77,"content":"x"}""" },
        { MediaKind.None, new(MediaKind.None), """{"userid":10001,"cmd":10,"dstid":10002}""" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void AMessageBornInAPage_IsTheOldFrame_ZeroAndEmptyLeftOut_AndNoId(MediaKind kind, MessageBody body, string frame)
    {
        Assert.Equal(kind, body.Media);
        Assert.Equal(frame, Encode(Message(Ben, body)));
    }

    [Fact]
    public void AllFields_StandInTheOldOrder() => Assert.Equal(
        """{"userid":10001,"cmd":11,"dstid":10000,"media":2,"content":"c","pic":"p","url":"u","memo":"m","amount":-1}""",
        Encode(Message(Peer.Of(new GroupId(10000)), new MessageBody(MediaKind.News, "c", "p", "u", "m", -1))));

    [Theory]
    [InlineData("<b>&'`+/</b>", "<b>&'`+/</b>")]
    [InlineData("\"\\\n\t", "\\\"\\\\\\n\\t")]
    public void OnlyWhatJsonDemands_IsEscaped(string text, string written) =>
        Assert.Contains($"\"content\":\"{written}\"", Encode(Message(Ben, MessageBody.Text(text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("😀 你好 é \u2028 \u200d \u0085 <>&\"\\\n")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467")]
    public void AnyText_ComesBackFromItsFrame(string text)
    {
        var frame = WireCodec.Encode(Message(Ben, MessageBody.Text(text)));

        var read = WireReader.Read(frame, new UserId(10001))!;

        Assert.Equal(MessageBody.Text(text), read.Body);
        Assert.Equal(frame, read.Frame);
    }

    [Fact]
    public void AMessageThatCameAsAFrame_IsForwardedByteForByte()
    {
        var frame = """ {"x":1, "userid":10001,"cmd":"10","dstid":10002,"content":5} """u8.ToArray();

        Assert.Equal(frame, WireCodec.Encode(Message(Ben, MessageBody.Text("not this")) with { Frame = frame }));
    }

    [Fact]
    public void AnArrivedMessage_IsEncodedOnceForAllSockets()
    {
        var arrived = new MessageArrived(Message(Ben, MessageBody.Text("hi")), Origin: null);

        Assert.Equal("""{"userid":10001,"cmd":10,"dstid":10002,"media":1,"content":"hi"}""", Encoding.UTF8.GetString(arrived.Frame.Span));
        Assert.Equal(arrived.Frame, arrived.Frame);
    }

    private static string Encode(ChatMessage message) => Encoding.UTF8.GetString(WireCodec.Encode(message));

    private static ChatMessage Message(Peer to, MessageBody body) =>
        new(99, new ConversationId(3), 12, new UserId(10001), to, body, DateTimeOffset.UnixEpoch, "cid", Frame: null);
}
