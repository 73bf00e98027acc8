using System.Globalization;
using ImChat.Domain.Messages;
using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Chat;

public sealed class SharedFileTests
{
    private const string Url = "/mnt/012345678901234567890123456789012345678.pdf";

    [Fact]
    public void WhatItWrites_IsWhatItReads_AndShowsOldClientsAddressAndName()
    {
        var file = new SharedFile("计划 \"B\" <1>.pdf", 1234, Url);
        var body = file.ToBody();
        Assert.Equal($$"""{"type":"file","name":"计划 \"B\" <1>.pdf","size":1234,"url":"{{Url}}"}""", body.Content);
        Assert.Equal((MediaKind.Custom, Url, file.Name), (body.Media, body.Url, body.Memo));
        Assert.Equal(file, SharedFile.Of(body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"album","name":"a","size":1,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"","size":1,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":7,"size":1,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":-1,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":1.5,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":1e99,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"\ud800","size":1,"url":"/mnt/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":1}""")]
    [InlineData("""{"type":"file","name":"a","size":1,"url":"https://elsewhere.example/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":1,"url":"//elsewhere.example/a.pdf"}""")]
    [InlineData("""{"type":"file","name":"a","size":1,"url":"javascript:alert(1)"}""")]
    public void AnythingElse_IsNoFile(string content) => Assert.Null(SharedFile.Of(new MessageBody(MediaKind.Custom, content)));

    [Fact]
    public void ANameThatTurnsTheTextAround_IsShownStraight() =>
        Assert.Equal("gpj.exe", SharedFile.Of(new MessageBody(MediaKind.Custom, """{"type":"file","name":"\u202Egpj.exe","size":1,"url":"/mnt/a.pdf"}"""))!.Name);

    [Fact]
    public void HalfACharacter_IsNoFile() =>
        Assert.Null(SharedFile.Of(new MessageBody(MediaKind.Custom, "{\"type\":\"file\",\"name\":\"" + '\ud800' + "\",\"size\":1,\"url\":\"/mnt/a.pdf\"}")));

    [Fact]
    public void AnotherKind_IsNoFile() => Assert.Null(SharedFile.Of(new SharedFile("a.pdf", 1, Url).ToBody() with { Media = MediaKind.Text }));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1,023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(20 * 1024 * 1024, "20 MB")]
    [InlineData(5000L * 1024 * 1024 * 1024, "5,000 GB")]
    public void ASize_IsReadByPeople(long bytes, string text) => In("en-US", () => Assert.Equal(text, SharedFile.SizeText(bytes)));

    [Theory]
    [InlineData("en-US", "[File] plan.pdf")]
    [InlineData("zh-CN", "[文件] plan.pdf")]
    public void InAList_ItIsCalledByItsName(string language, string preview) =>
        In(language, () => Assert.Equal(preview, BodyPreview.Of(new SharedFile("plan.pdf", 1, Url).ToBody())));

    [Fact]
    public void SomethingElseOfItsKind_StaysUnknownInAList() =>
        In("en-US", () => Assert.Equal("[Message]", BodyPreview.Of(new MessageBody(MediaKind.Custom, "whatever"))));

    private static void In(string language, Action check)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            check();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }
}
