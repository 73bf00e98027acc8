using Bunit;
using ImChat.Domain.Attachments;
using ImChat.Domain.Messages;
using ImChat.Web.Attachments;
using ImChat.Web.Chat;
using ImChat.Web.Chat.Bubbles;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Stickers;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImChat.Web.Tests.Chat;

public sealed class MessageBubbleTests : MudTest
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-bubble-").FullName;
    private readonly NotedSizes ledger = new();

    public MessageBubbleTests()
    {
        Services.AddSingleton(new KeptFiles(new LocalAttachmentStore(folder, new IncomingFolder(folder)), new OldAssets(new LegacyOptions())));
        Services.AddSingleton(new PictureSizes(ledger));
        Services.AddSingleton(new StickerShelf([Path.Combine(AppContext.BaseDirectory, "Stickers", "Packs")], NullLogger<StickerShelf>.Instance));
    }

    [Fact]
    public void ItsHooks_SayWhatItIs()
    {
        var bubble = Show(MessageBody.Text("hi"), isMine: true).Find("[data-testid=message]");
        Assert.Equal("7", bubble.GetAttribute("data-seq"));
        Assert.Equal("true", bubble.GetAttribute("data-mine"));
        Assert.Equal("1", bubble.GetAttribute("data-media"));
        Assert.Equal("sent", bubble.GetAttribute("data-state"));
    }

    [Theory]
    [InlineData(MessageProgress.Sent, "sent", "Sent")]
    [InlineData(MessageProgress.Delivered, "delivered", "Delivered")]
    [InlineData(MessageProgress.Read, "read", "Read")]
    public void HowFarItHasCome_IsAHook_ASign_AndAWord(MessageProgress progress, string name, string word)
    {
        var bubble = Show(MessageBody.Text("hi"), isMine: true, new MessageState(progress, 0)).Find("[data-testid=message]");
        Assert.Equal(name, bubble.GetAttribute("data-state"));
        Assert.Equal($"#state-{name}", bubble.QuerySelector("[role=img] use")!.GetAttribute("href"));
        Assert.Equal(word, bubble.QuerySelector("[role=img] title")!.TextContent);
    }

    [Fact]
    public void SomebodyElsesMessage_HasNoState()
    {
        var bubble = Show(MessageBody.Text("hi"), state: new MessageState(MessageProgress.Read, 1)).Find("[data-testid=message]");
        Assert.False(bubble.HasAttribute("data-state"));
        Assert.Null(bubble.QuerySelector("[role=img]"));
    }

    [Fact]
    public void ItIsRenderedAgain_OnlyWhenItsStateIsAnother()
    {
        var bubble = Show(MessageBody.Text("hi"), isMine: true, new MessageState(MessageProgress.Sent, 0));
        bubble.Render(parameters => parameters.Add(one => one.State, new MessageState(MessageProgress.Sent, 0)));
        Assert.Equal(1, bubble.RenderCount);
        bubble.Render(parameters => parameters.Add(one => one.State, new MessageState(MessageProgress.Delivered, 0)));
        Assert.Equal(2, bubble.RenderCount);
    }

    [Fact]
    public void Markup_IsShownAsText()
    {
        var text = Show(MessageBody.Text("<img src=x onerror=alert(1)>")).Find("[data-testid=message-text]");
        Assert.Equal("<img src=x onerror=alert(1)>", text.TextContent);
        Assert.Empty(text.Children);
    }

    [Theory]
    [InlineData("see https://example.org/a?b=c. Bye", "https://example.org/a?b=c")]
    [InlineData("看https://example.org/路径，好", "https://example.org/路径")]
    public void AnAddressInAText_IsALink_WithoutThePunctuationBehindIt(string text, string address)
    {
        var link = Show(MessageBody.Text(text)).Find("[data-testid=message-text] a");
        Assert.Equal(address, link.GetAttribute("href"));
        Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://bank@evil.example/")]
    [InlineData(" https://example.org")]
    public void AnAddressThatIsNotPlain_IsNeverALink(string address)
    {
        foreach (var kind in Enum.GetValues<MediaKind>())
            Assert.Empty(Show(new MessageBody(kind, Url: address, Pic: address)).FindAll("[href], [src]"));
    }

    [Theory]
    [InlineData("/language/zh")]
    [InlineData("/user/logout")]
    public void AnAddressHereThatIsNoFile_IsNotEmbedded_ItWouldBeAskedForWithTheViewersCookies(string address)
    {
        foreach (var kind in (MediaKind[])[MediaKind.Image, MediaKind.Voice, MediaKind.Video])
            Assert.Empty(Show(new MessageBody(kind, Url: address, Pic: address)).FindAll("[src], [poster]"));
    }

    [Fact]
    public void APictureFromElsewhere_IsALinkAndNotLoaded()
    {
        var bubble = Show(new MessageBody(MediaKind.Image, Url: "https://elsewhere.example/p.gif"));
        Assert.Empty(bubble.FindAll("img"));
        Assert.Single(bubble.FindAll("a[href='https://elsewhere.example/p.gif']"));
    }

    [Theory]
    [InlineData("👍", true)]
    [InlineData("👨‍👩‍👧 🎉", false)]
    [InlineData("🎉🎉🎉", true)]
    [InlineData("🎉🎉🎉🎉", false)]
    [InlineData("ok 👍", false)]
    [InlineData("1", false)]
    public void AFewEmojiAlone_AreEnlarged(string text, bool isLarge) =>
        Assert.Equal(isLarge, Show(MessageBody.Text(text)).FindAll(".emoji-alone").Count == 1);

    [Theory]
    [InlineData(MediaKind.None)]
    [InlineData(MediaKind.Custom)]
    [InlineData((MediaKind)77)]
    public void AnUnknownKind_ShowsWhatItHas(MediaKind kind) =>
        Assert.Contains("whatever", Show(new MessageBody(kind, "whatever")).Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData("/mnt/1234.png")]
    [InlineData("/asset/plugins/doutu//emoj/1.gif")]
    public void AFileThatIsNotHere_IsSaidToBeGone_AndNotAskedFor(string address) =>
        Assert.Empty(Show(new MessageBody(MediaKind.Image, Url: address)).FindAll("img"));

    [Theory]
    [InlineData(1600, 800, "320", "160", "?size=480")]
    [InlineData(300, 1200, "80", "320", "?size=480")]
    [InlineData(200, 100, "200", "100", "")]
    public void APicture_HasItsPlaceBeforeItIsThere_AndIsNoLargerThanItIsShown(int width, int height, string shownWidth, string shownHeight, string query)
    {
        var address = Keep(".jpg");
        ledger.Size = new PictureSize(width, height);
        var link = Show(new MessageBody(MediaKind.Image, Url: address)).Find("a[data-view]");
        var picture = link.QuerySelector("img")!;
        Assert.Equal((shownWidth, shownHeight), (picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Equal(address + query, picture.GetAttribute("src"));
        Assert.Equal(address, link.GetAttribute("data-view"));
    }

    [Fact]
    public void APictureOfUnknownSize_IsShownAllTheSame() =>
        Assert.Null(Show(new MessageBody(MediaKind.Image, Url: Keep(".jpg"))).Find("img").GetAttribute("width"));

    [Fact]
    public void APicture_CanHaveAText() =>
        Assert.Equal("our <hut>", Show(new MessageBody(MediaKind.Image, "our <hut>", Url: Keep(".jpg"))).Find("[data-testid=message-text]").TextContent);

    [Theory]
    [InlineData("https://example.org/wiki/Blazor_Server.html?x=1", "Blazor Server")]
    [InlineData("https://example.org/%E6%96%87%E7%AB%A0/12345", "文章")]
    [InlineData("https://example.org/2026/11/24/", "example.org")]
    [InlineData("https://example.org", "example.org")]
    public void ALink_IsCalledByItsAddress(string address, string title) =>
        Assert.Equal(title, Show(new MessageBody(MediaKind.Link, Url: address)).Find("[data-testid=message-link] strong").TextContent.Trim());

    [Fact]
    public void ASticker_StandsAlone_WithItsWords_AndOneThatWasTakenAwayIsSaidToBeGone()
    {
        var sticker = Show(new MessageBody(MediaKind.Image, Url: "/stickers/animals/cat.webp")).Find(".sticker");
        Assert.Equal(("/stickers/animals/cat.webp", "120", "120"), (sticker.GetAttribute("src"), sticker.GetAttribute("width"), sticker.GetAttribute("height")));
        Assert.Contains(sticker.GetAttribute("alt"), (string[])["Cat", "猫"]);
        Assert.Single(Show(new MessageBody(MediaKind.Image, Url: "/stickers/animals/yeti.webp")).FindAll(".gone"));
    }

    [Fact]
    public void AnAlbum_IsEachOfItsPictures_AndItsText()
    {
        var bubble = Show(new SharedAlbum([new(Keep(".jpg")), new(Keep(".png")), new(AttachmentAddress.Of(AttachmentName.New(".png")))], "three").ToBody());
        Assert.Equal(2, bubble.FindAll("a[data-view]").Count);
        Assert.Single(bubble.FindAll(".gone"));
        Assert.Equal("three", bubble.Find("[data-testid=message-text]").TextContent);
    }

    [Fact]
    public void ARedPacket_SaysThatItIsOnlyACard() =>
        Assert.Contains(Texts.RedPacketNote, Show(new MessageBody(MediaKind.RedPacket, Memo: "恭喜", Amount: 888)).Markup, StringComparison.Ordinal);

    [Fact]
    public void AFile_IsADownloadUnderItsName()
    {
        var name = AttachmentName.New(".pdf");
        File.WriteAllBytes(Path.Combine(folder, name.ToString()), [1]);
        var link = Show(new SharedFile("plan <b>.pdf", 1536, AttachmentAddress.Of(name)).ToBody()).Find("[data-testid=message-file]");
        Assert.Equal($"/mnt/{name}", link.GetAttribute("href"));
        Assert.Equal("plan <b>.pdf", link.GetAttribute("download"));
        Assert.Equal("plan <b>.pdf", link.QuerySelector("strong")!.TextContent);
        Assert.Equal(SharedFile.SizeText(1536), link.QuerySelector("small")!.TextContent);
    }

    [Fact]
    public void AFileThatIsNoLongerThere_IsNoLink() =>
        Assert.Empty(Show(new SharedFile("plan.pdf", 1, AttachmentAddress.Of(AttachmentName.New(".pdf"))).ToBody()).FindAll("[href]"));

    [Fact]
    public void AContactCard_OpensThePerson()
    {
        ComponentFactories.AddStub<CardAdd>();
        Assert.Single(Show(new MessageBody(MediaKind.ContactCard, "10007", Memo: "Bo")).FindAll("a[href='/u/10007']"));
    }

    [Fact]
    public void AFilm_KeepsThePlaceOfItsStillPicture()
    {
        ledger.Size = new PictureSize(540, 960);
        var film = Show(new MessageBody(MediaKind.Video, Pic: Keep(".jpg"), Url: Keep(".mp4"))).Find("video");
        Assert.Equal(("180", "320"), (film.GetAttribute("width"), film.GetAttribute("height")));
    }

    [Fact]
    public void ATime_IsOnTheViewersClock() =>
        Assert.Equal("08:30", Show(MessageBody.Text("hi")).Find("time").TextContent);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>The address of a file that is there.</summary>
    private string Keep(string suffix)
    {
        var name = AttachmentName.New(suffix);
        File.WriteAllBytes(Path.Combine(folder, name.ToString()), [1]);
        return AttachmentAddress.Of(name);
    }

    private IRenderedComponent<MessageBubble> Show(MessageBody body, bool isMine = false, MessageState state = default)
    {
        var line = new MessageLine(7, 10001, isMine, "Bo", "", body, new DateTimeOffset(2026, 11, 1, 0, 30, 0, TimeSpan.Zero), null);
        return Render<MessageBubble>(parameters => parameters.Add(bubble => bubble.Line, line).Add(bubble => bubble.State, state).Add(bubble => bubble.StartsRun, true));
    }

    private sealed class NotedSizes : IAttachmentLedger
    {
        public PictureSize Size { get; set; }

        public Task<bool> AddAsync(Attachment attachment, AttachmentLimits limits, CancellationToken cancellation) => Task.FromResult(true);

        public Task<Attachment?> FindAsync(AttachmentName name, CancellationToken cancellation) =>
            Task.FromResult<Attachment?>(new Attachment(name, new(10001), 1, "image/jpeg", "", default, Size));
    }
}
