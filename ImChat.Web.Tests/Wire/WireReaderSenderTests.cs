namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderSenderTests
{
    private const string Rest = "\"cmd\":10,\"dstid\":10002}";

    [Theory]
    [InlineData("0")]
    [InlineData("10002")]
    [InlineData("-10001")]
    [InlineData("10001.0")]
    [InlineData("1.0001e4")]
    [InlineData("100010")]
    [InlineData("99999999999999999999")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"\"")]
    [InlineData("\"10002\"")]
    [InlineData("\"me\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[10001]")]
    [InlineData("{\"userid\":10001}")]
    [InlineData("[[],{\"a\":\"]\"}]")]
    public void AFalseSender_IsReplaced_AndNothingElse(string userid)
    {
        Assert.Equal($"{{ \"userid\" : 10001 , {Rest}", Frames.Forwarded($"{{ \"userid\" : {userid} , {Rest}"));
        Assert.Equal("{\"cmd\":10,\"dstid\":10002,\"userid\":10001}", Frames.Forwarded($"{{\"cmd\":10,\"dstid\":10002,\"userid\":{userid}}}"));
    }

    [Theory]
    [InlineData("""{"cmd":10,"dstid":10002}""", """{"userid":10001,"cmd":10,"dstid":10002}""")]
    [InlineData(""" { "cmd":10,"dstid":10002 } """, """ {"userid":10001, "cmd":10,"dstid":10002 } """)]
    [InlineData("""{"cmd":10,"dstid":10002,"memo":{"userid":10001}}""", """{"userid":10001,"cmd":10,"dstid":10002,"memo":{"userid":10001}}""")]
    public void AMissingSender_IsPutInFront(string frame, string forwarded) => Assert.Equal(forwarded, Frames.Forwarded(frame));

    [Theory]
    [InlineData("USERID")]
    [InlineData("userId")]
    [InlineData("Userid")]
    public void ASenderInOtherLetterCase_IsMadeTrue_AndTheExactKeyAdded(string key)
    {
        Assert.Equal($"{{\"userid\":10001,\"{key}\":10001,{Rest}", Frames.Forwarded($"{{\"{key}\":10001,{Rest}"));
        Assert.Equal($"{{\"userid\":10001,\"{key}\":10001,{Rest}", Frames.Forwarded($"{{\"{key}\":10002,{Rest}"));
    }

    [Theory]
    [InlineData("""{"userid":10002,"userid":10001,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"userid":10001,"userid":10002,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"userid":7,"userid":"8","cmd":10,"dstid":10002}""")]
    public void EveryOneOfSeveralSenders_IsMadeTrue(string frame) =>
        Assert.Equal("""{"userid":10001,"userid":10001,"cmd":10,"dstid":10002}""", Frames.Forwarded(frame));

    [Theory]
    [InlineData("""{"\u0075serid":10002,"cmd":10,"dstid":10002}""", """{"\u0075serid":10001,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"userid":10001,"\u0055SERID":10002,"cmd":10,"dstid":10002}""", """{"userid":10001,"\u0055SERID":10001,"cmd":10,"dstid":10002}""")]
    public void ASenderHiddenBehindEscapes_IsFound(string frame, string forwarded) => Assert.Equal(forwarded, Frames.Forwarded(frame));

    [Fact]
    public void OnlyTheSenderIsRewritten_OfAFrameFullOfOddities() => Assert.Equal(
        """{"x":[{"userid":1}],"userid":10001,"content":"你好 \u4f60","content" :5,"DSTID":"10002","cmd":"10","amount":"00:05"}""",
        Frames.Forwarded("""{"x":[{"userid":1}],"userid":"10002","content":"你好 \u4f60","content" :5,"DSTID":"10002","cmd":"10","amount":"00:05"}"""));
}
