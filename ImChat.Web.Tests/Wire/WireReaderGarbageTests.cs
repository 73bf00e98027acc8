using System.Text;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderGarbageTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello,world!")]
    [InlineData("ping")]
    [InlineData("[]")]
    [InlineData("""[{"cmd":10,"dstid":10002}]""")]
    [InlineData("123")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"{}\"")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("""{"cmd":10,"dstid":10002""")]
    [InlineData("""{"cmd":10,"dstid":10002,"content":"hi""")]
    [InlineData("""{"cmd":10,"dstid":10002,"content":""")]
    [InlineData("""{"cmd":10,"dstid":10002,"x":[1,2""")]
    [InlineData("""{"cmd":10,"dstid":10002}x""")]
    [InlineData("""{"cmd":10,"dstid":10002}{}""")]
    [InlineData("""{"cmd":10,"dstid":10002},""")]
    [InlineData("""{"cmd":10,"dstid":10002}}""")]
    [InlineData("""{"cmd":10,"dstid":10002,}""")]
    [InlineData("""{cmd:10,dstid:10002}""")]
    [InlineData("""{'cmd':10,'dstid':10002}""")]
    [InlineData("""{"cmd":10,"dstid":010002}""")]
    [InlineData("""{"cmd":10,/* to */"dstid":10002}""")]
    [InlineData("""{"cmd":10,"dstid":10002,"content":NaN}""")]
    [InlineData("""{"cmd":10,"dstid":10002,"content":"\x41"}""")]
    [InlineData("{\"cmd\":10,\"dstid\":10002,\"content\":\"a\nb\"}")]
    [InlineData("\uFEFF{\"cmd\":10,\"dstid\":10002}")]
    [InlineData("\0")]
    [InlineData("{\"cmd\":10,\"dstid\":10002}\0")]
    public void WhatIsNotOneJsonObject_IsDropped(string frame) => Assert.Null(Frames.Read(frame));

    [Fact]
    public void EveryFrameCutShort_IsDropped()
    {
        var whole = """{"userid":10001,"cmd":10,"dstid":10002,"content":"你好","x":[{"y":1.5e3}]}"""u8.ToArray();

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(WireReader.Read(whole.AsMemory(0, length), Frames.Me)));
        Assert.NotNull(WireReader.Read(whole, Frames.Me));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(100_000, false)]
    public void Nesting_IsReadDownTo64Levels(int arrays, bool isRead)
    {
        var frame = $$"""{"cmd":10,"dstid":10002,"x":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";

        Assert.Equal(isRead, Frames.Read(frame) is not null);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xE4, 0xBD })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public void BytesThatAreNoText_AreDropped(byte[] bytes)
    {
        byte[] inContent = [.. "{\"cmd\":10,\"dstid\":10002,\"content\":\""u8, .. bytes, .. "\"}"u8];
        byte[] inUnknown = [.. "{\"cmd\":10,\"dstid\":10002,\"x\":\""u8, .. bytes, .. "\"}"u8];
        byte[] behind = [.. "{\"cmd\":10,\"dstid\":10002}"u8, .. bytes];

        Assert.All([bytes, inContent, inUnknown, behind], frame => Assert.Null(WireReader.Read(frame, Frames.Me)));
    }

    [Fact]
    public void ALargeFrame_IsReadLikeASmallOne()
    {
        var text = new string('字', 400_000);
        var frame = $$"""{"userid":10001,"cmd":10,"dstid":10002,"content":"{{text}}"}""";

        var message = Frames.Read(frame)!;

        Assert.Equal(text, message.Body.Content);
        Assert.Equal(Encoding.UTF8.GetByteCount(frame), message.Frame.Length);
    }
}
