using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderRoutingTests
{
    [Theory]
    [InlineData("""{"cmd":10,"dstid":10002}""")]
    [InlineData("""{"cmd":"10","dstid":"10002"}""")]
    [InlineData("""{"CMD":10,"DstId":10002}""")]
    [InlineData("""{"\u0063md":10,"dstid":"\u00310002"}""")]
    [InlineData("""{"cmd":11,"dstid":10003,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"cmd":11,"CMD":10,"dstid":10002}""")]
    [InlineData("""{"cate":1,"dstid":10002}""")]
    [InlineData("""{"cate":"1","dstid":10002}""")]
    [InlineData("""{"cate":2,"cmd":10,"dstid":10002}""")]
    [InlineData("""{"cmd":10,"cate":2,"dstid":10002}""")]
    public void Cmd10_OrCate1WithoutCmd_GoesToThePerson(string frame) => Assert.Equal(Peer.Of(new UserId(10002)), Frames.Read(frame)!.To);

    [Theory]
    [InlineData("""{"cmd":11,"dstid":10000}""")]
    [InlineData("""{"cmd":"11","dstid":"10000"}""")]
    [InlineData("""{"cate":2,"dstid":10000}""")]
    [InlineData("""{"cate":1,"cmd":11,"dstid":10000}""")]
    [InlineData("""{"cmd":10,"dstid":7,"dstid":"10000","cmd":11}""")]
    public void Cmd11_OrCate2WithoutCmd_GoesToTheGroup(string frame) => Assert.Equal(Peer.Of(new GroupId(10000)), Frames.Read(frame)!.To);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"cmd":0}""")]
    [InlineData("""{"cmd":null,"dstid":10002}""")]
    [InlineData("""{"userid":10001}""")]
    [InlineData("""{"userid":10001,"dstid":10002,"content":"hi"}""")]
    [InlineData("""{"cmd":0,"cate":1,"dstid":10002}""")]
    [InlineData("""{"cmd":10,"cmd":0,"dstid":10002}""")]
    [InlineData("""{"cate":0,"dstid":10002}""")]
    public void AHeartbeat_IsNoMessage(string frame) => Assert.Null(Frames.Read(frame));

    [Theory]
    [InlineData("12")]
    [InlineData("9")]
    [InlineData("-10")]
    [InlineData("10.0")]
    [InlineData("1e1")]
    [InlineData("9223372036854775808")]
    [InlineData("true")]
    [InlineData("[7]")]
    [InlineData("[10]")]
    [InlineData("{\"cmd\":10}")]
    [InlineData("\"\"")]
    [InlineData("\"ten\"")]
    [InlineData("\"10.0\"")]
    [InlineData("\" 10\"")]
    [InlineData("\"0x0a\"")]
    [InlineData("\"\\ud800\"")]
    public void ACommandNobodyKnows_IsNoMessage(string command)
    {
        Assert.Null(Frames.Read($$"""{"cmd":{{command}},"dstid":10002}"""));
        Assert.Null(Frames.Read($$"""{"cate":1,"cmd":{{command}},"dstid":10002}"""));
        Assert.Null(Frames.Read($$"""{"cate":{{command}},"dstid":10002}"""));
    }

    [Theory]
    [InlineData("10002.0")]
    [InlineData("1.0002e4")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("true")]
    [InlineData("[7]")]
    [InlineData("{\"id\":10002}")]
    [InlineData("\"\"")]
    [InlineData("\"anna\"")]
    [InlineData("\"9223372036854775808\"")]
    public void ADestinationThatIsNoWholeNumber_IsNoMessage(string destination) =>
        Assert.Null(Frames.Read($$"""{"cmd":10,"dstid":{{destination}}}"""));

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("10001", 10001)]
    public void AnyWholeNumber_IsADestination_WhetherSomebodyLivesThereOrNot(string destination, long number) =>
        Assert.Equal(number, Frames.Read($$"""{"cmd":10,"dstid":{{destination}}}""")!.To.Number);
}
