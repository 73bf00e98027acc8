using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class GarbageRequestTests(AppFactory app)
{
    private static readonly Dictionary<string, string> AnswerToNothing = new()
    {
        ["/user/register"] = "请输入手机号",
        ["/user/login"] = "该用户不存在",
        ["/user/find"] = "请先登录",
        ["/contact/loadfriend"] = "请先登录",
        ["/contact/loadcommunity"] = "请先登录",
        ["/contact/addfriend"] = "不能添加自己为好友啊",
        ["/contact/joincommunity"] = "请先登录",
        ["/contact/createcommunity"] = "缺少群名称",
    };

    /// <summary>Bodies that cannot be read, or say nothing.</summary>
    private static readonly Dictionary<string, (string? Type, byte[] Body)> Bodies = new()
    {
        ["none"] = (null, []),
        ["empty form"] = (OldApi.Urlencoded, []),
        ["empty json"] = (OldApi.Json, []),
        ["empty multipart"] = (OldApi.Multipart, []),
        ["no type"] = (null, "userid=10000"u8.ToArray()),
        ["text"] = ("text/plain", "userid=10000"u8.ToArray()),
        ["xml"] = ("application/xml", "<userid>10000</userid>"u8.ToArray()),
        ["a type that is none"] = ("///;;=", "userid=10000"u8.ToArray()),
        ["multipart without boundary"] = ("multipart/form-data", "--B0undary\r\n\r\n"u8.ToArray()),
        ["multipart with a boundary of 200"] = ($"multipart/form-data; boundary={new string('b', 200)}", "--b\r\n"u8.ToArray()),
        ["multipart that breaks off"] = (OldApi.Multipart, "--B0undary\r\nContent-Disposition: form-data; na"u8.ToArray()),
        ["multipart without names"] = (OldApi.Multipart, "--B0undary\r\nContent-Type: x\r\n\r\n1\r\n--B0undary--\r\n"u8.ToArray()),
        ["broken json"] = (OldApi.Json, "{\"userid\":1000"u8.ToArray()),
        ["two documents"] = (OldApi.Json, "{}{}"u8.ToArray()),
        ["NaN"] = (OldApi.Json, "{\"userid\":NaN}"u8.ToArray()),
        ["NaN in a form"] = (OldApi.Urlencoded, "userid=NaN&dstid=undefined&ownerid=null"u8.ToArray()),
        ["an array"] = (OldApi.Json, "[{\"userid\":10000}]"u8.ToArray()),
        ["null"] = (OldApi.Json, "null"u8.ToArray()),
        ["deep json"] = (OldApi.Json, Encoding.UTF8.GetBytes(new string('[', 30_000))),
        ["half a surrogate pair"] = (OldApi.Json, "{\"mobile\":\"\\ud800\",\"name\":\"\\udc00\"}"u8.ToArray()),
        ["half a surrogate pair as a name"] = (OldApi.Json, "{\"\\ud800\":1}"u8.ToArray()),
        ["nested values"] = (OldApi.Json, "{\"userid\":{\"a\":1},\"mobile\":[1],\"name\":true}"u8.ToArray()),
        ["json in utf-16"] = ($"{OldApi.Json}; charset=utf-16", Encoding.Unicode.GetBytes("{\"userid\":10000}")),
        ["json that is not utf-8"] = (OldApi.Json, [.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]),
        ["a charset nobody knows"] = ($"{OldApi.Urlencoded}; charset=klingon", "=&&=&x"u8.ToArray()),
        ["a form in utf-16"] = ($"{OldApi.Urlencoded}; charset=utf-16", "userid=10000"u8.ToArray()),
        ["broken percent signs"] = (OldApi.Urlencoded, "userid=%zz%ff&%=%&%u0041=1"u8.ToArray()),
        ["U+0000"] = (OldApi.Urlencoded, "mobile=%00&name=%00"u8.ToArray()),
        ["bytes"] = (OldApi.Urlencoded, [0, 0xFF, 0xFE, 0xC0, 0xAF, 13, 10]),
        ["1025 keys"] = (OldApi.Urlencoded, Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 1025).Select(i => $"k{i}={i}")))),
        ["a key of 3 KB"] = (OldApi.Urlencoded, Encoding.ASCII.GetBytes($"{new string('k', 3072)}=1")),
        ["a value of 60 KB"] = (OldApi.Urlencoded, Encoding.ASCII.GetBytes($"x={new string('v', 60_000)}")),
        ["a value of 4 MB"] = (OldApi.Urlencoded, Encoding.ASCII.GetBytes($"mobile={new string('v', 4_300_000)}")),
        ["4 MB of json"] = (OldApi.Json, Encoding.ASCII.GetBytes($"{{\"mobile\":\"{new string('v', 4_300_000)}\"}}")),
        ["a part of 4 MB"] = (OldApi.Multipart, Encoding.ASCII.GetBytes($"--B0undary\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n{new string('v', 4_300_000)}\r\n--B0undary--\r\n")),
    };

    public static TheoryData<string> Garbage => [.. Bodies.Keys];

    public static TheoryData<string> Endpoints => [.. AnswerToNothing.Keys];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task ABodyThatCannotBeRead_IsAnEmptyRequest_ToEveryEndpoint(string garbage)
    {
        var (type, body) = Bodies[garbage];
        foreach (var (path, answer) in AnswerToNothing)
            Assert.Equal((path, OldApi.Failure(answer)), (path, await app.AskAsync(OldApi.Body(path, body, type))));
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task TheQueryStillCounts_WhenTheBodyCannotBeRead(string garbage)
    {
        var (type, body) = Bodies[garbage];
        using var me = await LegacyClient.RegisterAsync(app);
        Assert.StartsWith("""{"code":0,"msg":"","data":{""", await app.AskAsync(OldApi.Body($"/user/find?id={me.Id}&token={me.Token}", body, type)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task ALargeBodyWithoutLength_IsAnsweredToo(string path)
    {
        var request = OldApi.Body(path, Encoding.ASCII.GetBytes($"x={new string('v', 4_300_000)}"), OldApi.Urlencoded);
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(OldApi.Failure(AnswerToNothing[path]), await app.AskAsync(request));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("10001.0")]
    [InlineData("1e4")]
    [InlineData("0x2711")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("NaN")]
    [InlineData("undefined")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("１００００")]
    [InlineData("٣")]
    [InlineData("10_000")]
    [InlineData("' OR 1=1--")]
    public async Task WhatIsNobodysNumber_IsUnknown(string number)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        foreach (var source in (string[])["query", "form", "json strings"])
        {
            Assert.Equal(OldApi.Failure("您要加入的群不存在"), await app.AskAsync(OldApi.With(source, "/contact/joincommunity", ("userid", $"{me.Id}"), ("dstid", number), ("token", me.Token))));
            Assert.Equal(OldApi.Failure("该用户不存在"), await app.AskAsync(OldApi.With(source, "/contact/addfriend", ("userid", $"{me.Id}"), ("dstid", number), ("token", me.Token))));
        }
    }
}
