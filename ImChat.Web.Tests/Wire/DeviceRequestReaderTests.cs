using System.Text;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

/// <summary>What the frames of <c>imchat.v2</c> mean.</summary>
public sealed class DeviceRequestReaderTests
{
    private static readonly ConversationId Pair = new(12);

    public static TheoryData<string, DeviceRequest> Whole => new()
    {
        { """{"t":"got","conv":"c12","seq":7}""", new GotRequest(Pair, 7) },
        { """{"t":"got","conv":"c12","seq":0}""", new GotRequest(Pair, 0) },
        { """{"t":"got","conv":"c12","seq":"7"}""", new GotRequest(Pair, 7) },
        { """{"t":"read","conv":"c12","seq":7}""", new ReadRequest(Pair, 7) },
        { """{"t":"read","conv":"c12","seq":9223372036854775807}""", new ReadRequest(Pair, long.MaxValue) },
        { """{"t":"typing","conv":"c12"}""", new TypingRequest(Pair) },
        { """{"t":"ping","n":1}""", new PingRequest(1) },
        { """{"t":"ping","n":-1}""", new PingRequest(-1) },
        { """{"t":"ping"}""", new PingRequest(0) },
        { """{"t":"ping","n":null}""", new PingRequest(0) },
        { """{"t":"history","conv":"c12"}""", new HistoryRequest(Pair, long.MaxValue, 100) },
        { """{"t":"history","conv":"c12","before":null,"limit":null}""", new HistoryRequest(Pair, long.MaxValue, 100) },
        { """{"t":"history","conv":"c12","before":1,"limit":1}""", new HistoryRequest(Pair, 1, 1) },
        { """{"t":"history","conv":"c12","before":"50","limit":"100"}""", new HistoryRequest(Pair, 50, 100) },
        { """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":1,"content":"hi"}""", Send(Peer.Of(new UserId(10002)), MessageBody.Text("hi")) },
        { """{"t":"send","cid":"a","cmd":"11","dstid":"10003","media":"1","content":"hi"}""", Send(Peer.Of(new GroupId(10003)), MessageBody.Text("hi")) },
        { """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":2147483647}""", Send(Peer.Of(new UserId(10002)), new MessageBody((MediaKind)int.MaxValue)) },
        {
            """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":2,"content":"c","pic":"p","url":"u","memo":"m","amount":4}""",
            Send(Peer.Of(new UserId(10002)), new MessageBody(MediaKind.News, "c", "p", "u", "m", 4))
        },
        {
            """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":3,"content":null,"pic":null,"url":null,"memo":null,"amount":null}""",
            Send(Peer.Of(new UserId(10002)), new MessageBody(MediaKind.Voice))
        },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void AFrame_IsUnderstood(string frame, DeviceRequest request)
    {
        Assert.Equal(request, Read(frame));
        // Fields nobody knows, spaces and the order of keys make no difference.
        Assert.Equal(request, Read(frame.Replace("{", """ { "T":"x", "x":{"t":[1,null]}, "你好":0, """, StringComparison.Ordinal) + "\r\n"));
    }

    [Theory]
    [InlineData("""{"t":"resume"}""", null, "")]
    [InlineData("""{"t":"resume","device":null,"convs":null}""", null, "")]
    [InlineData("""{"t":"resume","device":"d9-_Z","convs":{}}""", "d9-_Z", "")]
    [InlineData("""{"t":"resume","convs":{"c12":118,"c40":"7","c1":0}}""", null, "c12=118 c40=7 c1=0")]
    public void Resume_NamesTheDeviceAndWhatItHas_OrNot(string frame, string? device, string after)
    {
        var resume = Assert.IsType<ResumeRequest>(Read(frame));

        Assert.Equal(device, resume.Device?.Value);
        Assert.Equal(after, string.Join(' ', resume.After.Select(one => $"{one.Key}={one.Value}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void AClientId_HasUpTo64Characters(int length)
    {
        var cid = new string('~', length);
        Assert.Equal(cid, Assert.IsType<SendRequest>(Read($$"""{"t":"send","cid":"{{cid}}","cmd":10,"dstid":1,"media":1}""")).Draft.ClientId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void ADevicesName_HasUpTo64Characters(int length)
    {
        var name = new string('d', length);
        Assert.Equal(name, Assert.IsType<ResumeRequest>(Read($$"""{"t":"resume","device":"{{name}}"}""")).Device?.Value);
    }

    [Fact]
    public void EscapedText_IsReadAsWhatItMeans()
    {
        var send = Assert.IsType<SendRequest>(Read("""{"\u0074":"s\u0065nd","cid":"a","cmd":10,"dstid":1,"media":1,"content":"\ud83d\ude00\n\"\u0000"}"""));
        Assert.Equal("😀\n\"\0", send.Draft.Body.Content);
    }

    [Fact]
    public void AnObjectInTheEighthDepth_IsReadOver() =>
        Assert.Equal(new PingRequest(1), Read($$"""{"t":"ping","n":1,"x":{{new string('[', 7)}}{{new string(']', 7)}}}"""));

    private static SendRequest Send(Peer to, MessageBody body) => new(new MessageDraft(to, body, "a"));

    private static DeviceRequest Read(string frame) => DeviceRequestReader.Read(Encoding.UTF8.GetBytes(frame));
}
