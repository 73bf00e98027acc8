using System.Text;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

/// <summary>What no frame of <c>imchat.v2</c> may be, and what is answered.</summary>
public sealed class DeviceRequestReaderRefusalTests
{
    private const string Send = """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":1,"content":"hi","pic":"p","url":"u","memo":"m","amount":4}""";

    private static readonly (string Frame, string[] Numbers, string[] Texts, string[] Needed)[] Frames =
    [
        (Send, ["cmd", "dstid", "media", "amount"], ["content", "pic", "url", "memo"], ["cmd", "dstid", "media"]),
        ("""{"t":"got","conv":"c12","seq":7}""", ["seq"], ["conv"], ["conv", "seq"]),
        ("""{"t":"read","conv":"c12","seq":7}""", ["seq"], ["conv"], ["conv", "seq"]),
        ("""{"t":"typing","conv":"c12"}""", [], ["conv"], ["conv"]),
        ("""{"t":"ping","n":1}""", ["n"], [], []),
        ("""{"t":"history","conv":"c12","before":50,"limit":10}""", ["before", "limit"], ["conv"], ["conv"]),
        ("""{"t":"resume","device":"d9","convs":{"c12":118}}""", ["c12"], ["device"], []),
    ];

    private static readonly string[] NoNumbers =
        ["true", "false", "[]", "[1]", "{}", "{\"c1\":1}", "\"\"", "\" 1\"", "\"1 \"", "\"1.0\"", "\"1e1\"", "\"0x1\"", "\"１\"", "\"NaN\"", "1.5", "1.0e1", "1e400", "99999999999999999999", "\"99999999999999999999\"", "-99999999999999999999"];

    private static readonly string[] NoTexts = ["true", "false", "[]", "[\"c1\"]", "{}", "0", "12", "1.5"];

    public static TheoryData<string> BadFields =>
    [
        .. Frames.SelectMany(one => one.Numbers.SelectMany(name => NoNumbers.Select(value => With(one.Frame, name, value)))),
        .. Frames.SelectMany(one => one.Texts.SelectMany(name => NoTexts.Select(value => With(one.Frame, name, value)))),
        .. Frames.SelectMany(one => one.Needed.SelectMany(name => (string[])[With(one.Frame, name, "null"), Without(one.Frame, name)])),
        .. ((string[])["-1", "0", "9", "12", "\"-10\""]).Select(value => With(Send, "cmd", value)),
        .. ((string[])["-1", "0", "\"0\"", "\"-10002\""]).Select(value => With(Send, "dstid", value)),
        .. ((string[])["-1", "0", "2147483648"]).Select(value => With(Send, "media", value)),
        With(Send, "amount", "-1"),
        With("""{"t":"got","conv":"c12","seq":7}""", "seq", "-1"),
        With("""{"t":"read","conv":"c12","seq":7}""", "seq", "-1"),
        .. ((string[])["0", "-1"]).Select(value => With("""{"t":"history","conv":"c12","before":50}""", "before", value)),
        .. ((string[])["0", "-1", "101", "9223372036854775807"]).Select(value => With("""{"t":"history","conv":"c12","limit":50}""", "limit", value)),
    ];

    [Theory]
    [MemberData(nameof(BadFields))]
    public void AFieldThatCannotBeWhatItSays_IsABadArgument(string frame) =>
        Assert.Equal(new BadRequest(DeviceError.BadArg, frame.Contains("\"cid\"", StringComparison.Ordinal) ? "a" : null), Read(frame));

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("12")]
    [InlineData("c-1")]
    [InlineData("c+1")]
    [InlineData("c 1")]
    [InlineData("c1 ")]
    [InlineData("C12")]
    [InlineData("c1.0")]
    [InlineData("c１")]
    [InlineData("u10001")]
    [InlineData("cc1")]
    [InlineData("c99999999999999999999")]
    [InlineData("\\u0000")]
    public void AConversationThatIsNone_IsABadArgument(string conversation) => Assert.All(
        (string[])
        [
            $$"""{"t":"got","conv":"{{conversation}}","seq":7}""",
            $$"""{"t":"read","conv":"{{conversation}}","seq":7}""",
            $$"""{"t":"typing","conv":"{{conversation}}"}""",
            $$"""{"t":"history","conv":"{{conversation}}"}""",
            $$$"""{"t":"resume","convs":{"{{{conversation}}}":7}}""",
        ],
        frame => Assert.Equal(new BadRequest(DeviceError.BadArg), Read(frame)));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[\"a\"]")]
    [InlineData("{}")]
    [InlineData("\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg\"")]
    [InlineData("\"é\"")]
    [InlineData("\"你好\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"a\\u007f\"")]
    public void WithoutAClientIdThatCanBeKept_NothingIsSent(string cid)
    {
        Assert.Equal(new BadRequest(DeviceError.BadArg), Read(With(Send, "cid", cid)));
        Assert.Equal(new BadRequest(DeviceError.BadArg), Read(Without(Send, "cid")));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"d 9\"")]
    [InlineData("\"d.9\"")]
    [InlineData("\"é\"")]
    [InlineData("\"d\\u0000\"")]
    [InlineData("\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg\"")]
    public void AnImpossibleDevice_IsABadArgument(string device) =>
        Assert.Equal(new BadRequest(DeviceError.BadArg), Read($$"""{"t":"resume","device":{{device}}}"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("[\"c12\"]")]
    [InlineData("\"c12\"")]
    [InlineData("7")]
    [InlineData("{\"c12\":-1}")]
    [InlineData("{\"c12\":null}")]
    [InlineData("{\"c12\":7,\"c13\":\"x\"}")]
    public void CursorsThatAreNone_AreABadArgument(string conversations) =>
        Assert.Equal(new BadRequest(DeviceError.BadArg), Read($$"""{"t":"resume","convs":{{conversations}}}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"t":null}""")]
    [InlineData("""{"t":7}""")]
    [InlineData("""{"t":["ping"]}""")]
    [InlineData("""{"t":""}""")]
    [InlineData("""{"t":"Ping"}""")]
    [InlineData("""{"t":"ping "}""")]
    [InlineData("""{"T":"ping"}""")]
    [InlineData("""{"t":"hello"}""")]
    [InlineData("""{"t":"msg"}""")]
    [InlineData("""{"cmd":10,"dstid":10002,"media":1,"content":"hi"}""")]
    public void AFrameOfNoKnownType_IsUnknown(string frame) => Assert.Equal(new BadRequest(DeviceError.UnknownType), Read(frame));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello,world!")]
    [InlineData("[]")]
    [InlineData("""[{"t":"ping"}]""")]
    [InlineData("123")]
    [InlineData("null")]
    [InlineData("\"ping\"")]
    [InlineData("""{"t":"ping" """)]
    [InlineData("""{"t":"ping"}x""")]
    [InlineData("""{"t":"ping"}{}""")]
    [InlineData("""{"t":"ping",}""")]
    [InlineData("""{t:"ping"}""")]
    [InlineData("""{"t":'ping'}""")]
    [InlineData("""{"t":"ping",/* */"n":1}""")]
    [InlineData("""{"t":"ping","n":01}""")]
    [InlineData("""{"t":"ping","n":NaN}""")]
    [InlineData("\uFEFF{\"t\":\"ping\"}")]
    [InlineData("""{"t":"ping","t":"ping"}""")]
    [InlineData("""{"t":"ping","\u0074":"ping"}""")]
    [InlineData("""{"t":"ping","x":{"a":1,"a":1}}""")]
    [InlineData("""{"t":"resume","convs":{"c12":1,"c12":2}}""")]
    [InlineData("""{"t":"\ud800"}""")]
    [InlineData("""{"t":"ping","\ud800":1}""")]
    [InlineData("""{"t":"typing","conv":"\ud800"}""")]
    [InlineData("""{"t":"resume","device":"\udc00"}""")]
    [InlineData("""{"t":"resume","convs":{"\ud800":1}}""")]
    [InlineData("""{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":1,"content":"\ud83d"}""")]
    public void WhatIsNotOneJsonObject_EachNameOnce_IsNoJson(string frame) => Assert.Equal(new BadRequest(DeviceError.BadJson), Read(frame));

    [Theory]
    [InlineData("[", "]", 8)]
    [InlineData("[", "]", 30_000)]
    [InlineData("{\"x\":", "}", 8)]
    [InlineData("{\"x\":", "}", 10_000)]
    public void ANinthDepth_IsTooDeep(string open, string close, int levels)
    {
        var nested = string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));
        Assert.Equal(new BadRequest(DeviceError.BadJson), Read($$"""{"t":"ping","n":1,"x":{{nested}}}"""));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void BytesThatAreNoText_AreNoJson(byte[] bytes)
    {
        byte[] inContent = [.. """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":1,"content":" """u8, .. bytes, .. "\"}"u8];
        byte[] behind = [.. """{"t":"ping"}"""u8, .. bytes];
        Assert.All([bytes, inContent, behind], frame => Assert.Equal(new BadRequest(DeviceError.BadJson), DeviceRequestReader.Read(frame)));
    }

    /// <summary>The frame with another value in this field, which it has.</summary>
    private static string With(string frame, string name, string value)
    {
        var start = frame.IndexOf($"\"{name}\":", StringComparison.Ordinal) + name.Length + 3;
        return frame[..start] + value + frame[frame.IndexOfAny([',', '}'], start)..];
    }

    /// <summary>The frame without this field, which is not its first.</summary>
    private static string Without(string frame, string name)
    {
        var start = frame.IndexOf($",\"{name}\":", StringComparison.Ordinal);
        return frame[..start] + frame[frame.IndexOfAny([',', '}'], start + 1)..];
    }

    private static DeviceRequest Read(string frame) => DeviceRequestReader.Read(Encoding.UTF8.GetBytes(frame));
}
