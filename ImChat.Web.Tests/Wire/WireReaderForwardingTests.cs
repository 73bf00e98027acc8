using System.Text;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderForwardingTests
{
    [Theory]
    [InlineData("""{"dstid":10002,"cmd":10,"userid":10001,"media":1,"content":"hi"}""")]
    [InlineData("""{"userid":10001,"cmd":11,"dstid":10000}""")]
    [InlineData(""" { "userid" : 10001 , "cmd" : 10 , "dstid" : 10002 } """)]
    [InlineData("\t{\r\n\"userid\":10001,\n\"cmd\":10,\"dstid\":10002\n}\n")]
    [InlineData("""{"memo":"m","url":"u","pic":"p","content":"c","amount":3,"media":3,"dstid":10002,"cmd":10,"userid":10001,"id":7}""")]
    [InlineData("""{"userid":10001,"cmd":10,"dstid":10002,"unknown":{"a":[1,{"b":null}],"c":"}"},"createat":"2026-11-24T09:00:00Z"}""")]
    [InlineData("""{"userid":10001,"cmd":10,"cmd":10,"dstid":1,"dstid":10002,"content":"a","content":"b"}""")]
    [InlineData("""{"userid":10001,"userid":10001,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"userid":10001,"cmd":10,"dstid":10002,"content":"你好 😀 \u4f60\/\u003c<&>"}""")]
    [InlineData("""{"\u0075serid":10001,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"userid":"10001","cmd":10,"dstid":10002}""")]
    public void AFrameWithATrueSender_IsForwardedByteForByte(string frame) => Assert.Equal(frame, Frames.Forwarded(frame));

    [Theory]
    [InlineData("\"amount\":\"00:05\"")]
    [InlineData("\"amount\":1.5")]
    [InlineData("\"amount\":99999999999999999999")]
    [InlineData("\"content\":5")]
    [InlineData("\"content\":{\"text\":\"hi\"}")]
    [InlineData("\"content\":[\"hi\"]")]
    [InlineData("\"content\":false")]
    [InlineData("\"pic\":1,\"url\":2,\"memo\":3")]
    [InlineData("\"media\":\"1\"")]
    [InlineData("\"media\":1e1")]
    [InlineData("\"id\":\"abc\"")]
    [InlineData("\"content\":null,\"pic\":null,\"url\":null,\"memo\":null,\"media\":null,\"amount\":null,\"id\":null")]
    public void AWrongTypeInAFieldThatDoesNotRoute_IsForwardedAsItCame(string member)
    {
        var frame = $$"""{"userid":10001,"cmd":10,"dstid":10002,{{member}}}""";

        Assert.Equal(frame, Frames.Forwarded(frame));
    }

    [Theory]
    [InlineData("""{"userid":10001,"cmd":10,"dstid":10002,"content":"\ud800"}""")]
    [InlineData("""{"userid":10001,"cmd":10,"dstid":10002,"content":"a\udc00b","memo":"\ud83d"}""")]
    [InlineData("""{"userid":10001,"cmd":10,"dstid":10002,"content":"a\u0000b"}""")]
    public void EscapesThatStandForNoText_AreForwardedAsTheyCame(string frame) => Assert.Equal(frame, Frames.Forwarded(frame));

    [Fact]
    public void AFrameWithATrueSender_IsNotEvenCopied()
    {
        ReadOnlyMemory<byte> frame = Encoding.UTF8.GetBytes("""{"userid":10001,"cmd":10,"dstid":10002}""");

        Assert.Equal(frame, WireReader.Read(frame, Frames.Me)!.Frame);
    }
}
