using ImChat.Domain.Messages;
using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Chat;

public sealed class SharedAlbumTests
{
    private const string One = "/mnt/012345678901234567890123456789012345678.png";
    private const string Two = "/mnt/112345678901234567890123456789012345678.jpg";

    [Fact]
    public void WhatItWrites_IsWhatItReads_AndShowsOldClientsAPictureAndAText()
    {
        var body = new SharedAlbum([new(One, 320, 240), new(Two)], "our \"hut\"").ToBody();
        Assert.Equal($$"""{"type":"album","images":[{"url":"{{One}}","w":320,"h":240},{"url":"{{Two}}","w":0,"h":0}],"text":"our \"hut\""}""", body.Content);
        Assert.Equal((MediaKind.Custom, One, "our \"hut\""), (body.Media, body.Url, body.Memo));
        var read = SharedAlbum.Of(body)!;
        Assert.Equal([new(One, 320, 240), new(Two)], read.Images);
        Assert.Equal("our \"hut\"", read.Text);
    }

    [Fact]
    public void WithoutAText_OldClientsReadHowMany() => Assert.Contains("2", new SharedAlbum([new(One), new(Two)], "").ToBody().Memo, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":"album"}""")]
    [InlineData("""{"type":"album","images":[]}""")]
    [InlineData("""{"type":"album","images":"x"}""")]
    [InlineData("""{"type":"album","images":[null,null]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{"url":"https://elsewhere.example/a.png"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{"url":"//elsewhere.example/a.png"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{"url":"/language/zh"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{"url":"javascript:alert(1)"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png","w":-1},{"url":"/mnt/b.png"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png","w":99999},{"url":"/mnt/b.png"}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png","w":"1"},{"url":"/mnt/b.png","h":1e99}]}""")]
    [InlineData("""{"type":"album","images":[{"url":"/mnt/a.png"},{"url":"/mnt/b.png"}],"text":7}""")]
    [InlineData("""{"type":"file","images":[{"url":"/mnt/a.png"},{"url":"/mnt/b.png"}]}""")]
    public void AnythingElse_IsNoAlbum(string content) => Assert.Null(SharedAlbum.Of(new MessageBody(MediaKind.Custom, content)));

    [Fact]
    public void TenPictures_AreNoAlbum_AndNineAre()
    {
        Assert.Null(SharedAlbum.Of(new SharedAlbum([.. Enumerable.Repeat(new AlbumImage(One), 10)], "").ToBody()));
        Assert.NotNull(SharedAlbum.Of(new SharedAlbum([.. Enumerable.Repeat(new AlbumImage(One), 9)], "").ToBody()));
    }

    [Fact]
    public void InAList_ALongAlbumIsStillOne()
    {
        var album = new SharedAlbum([.. Enumerable.Repeat(new AlbumImage(One, 16_384, 16_384), 9)], new string('字', 4000)).ToBody();
        var line = BodyPreview.Shorten(album);
        Assert.True(line.Content.Length < 2048);
        Assert.Contains("字字", BodyPreview.Of(line), StringComparison.Ordinal);
        Assert.Contains("9", BodyPreview.Of(line), StringComparison.Ordinal);
    }

    [Fact]
    public void InAList_AnAlbumOfEndlessAddressesIsCutToNothing()
    {
        var endless = One + "?" + new string('x', 3000);
        Assert.Equal("", BodyPreview.Shorten(new SharedAlbum([new(endless), new(endless)], "").ToBody()).Content);
    }

    [Fact]
    public void FromTheOutbox_ItIsMadeHere()
    {
        var body = Read(new OutboxBody(100, "text", Images: [new(One + "?x", 1, 2), new("/resource/" + Two["/mnt/".Length..])]));
        Assert.Equal(new SharedAlbum([new(One, 1, 2), new(Two)], "text").ToBody(), body);
    }

    [Fact]
    public void FromTheOutbox_WhatIsNoUploadMakesNoAlbum()
    {
        Assert.Null(Read(new OutboxBody(100, Images: [new(One), new("/stickers/moods/hug.webp")])));
        Assert.Null(Read(new OutboxBody(100, Images: [new(One), new(null!)])));
        Assert.Null(Read(new OutboxBody(100, Images: [new(One), null!])));
        Assert.Null(Read(new OutboxBody(100, Images: [new(One)])));
        Assert.Null(Read(new OutboxBody(100, Images: [])));
    }

    [Fact]
    public void FromTheOutbox_AStickerIsAPictureAtItsAddress()
    {
        Assert.Equal(new MessageBody(MediaKind.Image, Url: "/stickers/moods/hug.webp"), Read(new OutboxBody(4, "x", "/stickers/moods/hug.webp")));
        foreach (var other in (string[])["/stickers/moods/../x.webp", "/stickers/moods/hug.svg", "/stickers", "/stickers/moods/hug.webp?x", "https://x.example/stickers/moods/hug.webp"])
            Assert.Null(Read(new OutboxBody(4, Url: other)));
    }

    private static MessageBody? Read(OutboxBody body) => new OutboxEntry("c1", "u10001", body).TryRead(out var draft) ? draft.Body : null;
}
