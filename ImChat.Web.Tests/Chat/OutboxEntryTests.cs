using ImChat.Domain.Messages;
using ImChat.Web.Chat;

namespace ImChat.Web.Tests.Chat;

public sealed class OutboxEntryTests
{
    private const string Stored = "/mnt/012345678901234567890123456789012345678.png";

    [Fact]
    public void AText_IsATextAndNothingElse()
    {
        Assert.True(new OutboxEntry("c1", "u10001", new OutboxBody(1, "hi", Stored, 5, "name", 7)).TryRead(out var draft));
        Assert.Equal(new MessageBody(MediaKind.Text, "hi"), draft.Body);
        Assert.Equal(("c1", "u10001"), (draft.ClientId, draft.To.ToString()));
    }

    [Theory]
    [InlineData(3, MediaKind.Voice, 7)]
    [InlineData(4, MediaKind.Image, 0)]
    [InlineData(8, MediaKind.Video, 0)]
    public void APicture_ASound_AFilm_IsItsAddress(int media, MediaKind kind, long amount) =>
        Assert.Equal(new MessageBody(kind, kind == MediaKind.Image ? "text" : "", Url: Stored, Amount: amount), Read(new OutboxBody(media, "text", Stored, 7, "name", 7)));

    [Theory]
    [InlineData(Stored, Stored)]
    [InlineData(Stored + "?x", Stored)]
    [InlineData("https://elsewhere.example/p.jpg", "")]
    [InlineData("/me", "")]
    [InlineData(null, "")]
    public void AFilmsStillPicture_IsAnUploadToo_OrThereIsNone(string? pic, string kept) =>
        Assert.Equal(new MessageBody(MediaKind.Video, Pic: kept, Url: Stored), Read(new OutboxBody(8, Url: Stored, Pic: pic)));

    [Fact]
    public void AFile_IsMadeHere_UnderANameFitToShow()
    {
        var body = Read(new OutboxBody(100, """{"type":"other"}""", Stored, 0, "../\u202Eplan\u0000.png", 7));
        Assert.Equal(new SharedFile("plan.png", 7, Stored), SharedFile.Of(body!));
    }

    [Fact]
    public void AFileWithoutName_HasTheStoredOne() => Assert.Equal(Stored["/mnt/".Length..], Read(new OutboxBody(100, null, Stored))!.Memo);

    [Theory]
    [InlineData("/resource/012345678901234567890123456789012345678.png")]
    [InlineData("/MNT/012345678901234567890123456789012345678.png?x#y")]
    public void AnAddress_IsWrittenTheOneWay(string address) => Assert.Equal(Stored, Read(new OutboxBody(4, Url: address))!.Url);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/me")]
    [InlineData("/mnt/1.png")]
    [InlineData("/mnt/../mnt/012345678901234567890123456789012345678.png")]
    [InlineData("https://elsewhere.example/mnt/012345678901234567890123456789012345678.png")]
    [InlineData("//elsewhere.example/mnt/012345678901234567890123456789012345678.png")]
    public void AnAddressThatIsNoUpload_IsRefused(string? address)
    {
        foreach (var media in (int[])[3, 4, 8, 100])
            Assert.Null(Read(new OutboxBody(media, Url: address, Name: "a", Size: 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(77)]
    [InlineData(-1)]
    public void AKindThatPagesDoNotSend_IsRefused(int media) => Assert.Null(Read(new OutboxBody(media, "text", Stored)));

    [Theory]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void ALengthThatCannotBe_IsRefused(int seconds) => Assert.Null(Read(new OutboxBody(3, Url: Stored, Amount: seconds)));

    [Fact]
    public void ASizeThatCannotBe_IsRefused() => Assert.Null(Read(new OutboxBody(100, Url: Stored, Name: "a", Size: -1)));

    [Fact]
    public void ATextThatIsNone_IsRefused() => Assert.Null(Read(new OutboxBody(1)));

    [Theory]
    [InlineData(null, "u10001")]
    [InlineData("", "u10001")]
    [InlineData("é", "u10001")]
    [InlineData("c1", null)]
    [InlineData("c1", "10001")]
    [InlineData("c1", "x1")]
    public void AnEntryWithoutClientIdOrPeer_IsRefused(string? cid, string? peer) =>
        Assert.False(new OutboxEntry(cid, peer, new OutboxBody(1, "hi")).TryRead(out _));

    [Fact]
    public void AnEntryWithoutBody_OrWithTooLongAClientId_IsRefused()
    {
        Assert.False(new OutboxEntry("c1", "u10001", null).TryRead(out _));
        Assert.False(new OutboxEntry(new string('c', MessageRules.ClientIdChars + 1), "u10001", new OutboxBody(1, "hi")).TryRead(out _));
    }

    private static MessageBody? Read(OutboxBody body) => new OutboxEntry("c1", "u10001", body).TryRead(out var draft) ? draft.Body : null;
}
