using Bunit;
using ImChat.Domain.Attachments;
using ImChat.Domain.Messages;
using ImChat.Web.Attachments;
using ImChat.Web.Chat;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Chat;

public sealed class MessageBubbleTests : MudTest
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-bubble-").FullName;

    public MessageBubbleTests() => Services.AddSingleton(new KeptFiles(new LocalAttachmentStore(folder), new OldAssets(new LegacyOptions())));

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
    public void AContactCard_OpensThePerson() =>
        Assert.Single(Show(new MessageBody(MediaKind.ContactCard, "10007", Memo: "Bo")).FindAll("a[href='/u/10007']"));

    [Fact]
    public void ATime_IsOnTheViewersClock() =>
        Assert.Equal("08:30", Show(MessageBody.Text("hi")).Find("time").TextContent);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private IRenderedComponent<MessageBubble> Show(MessageBody body, bool isMine = false, MessageState state = default)
    {
        var line = new MessageLine(7, 10001, isMine, "Bo", "", body, new DateTimeOffset(2026, 11, 1, 0, 30, 0, TimeSpan.Zero), null);
        return Render<MessageBubble>(parameters => parameters.Add(bubble => bubble.Line, line).Add(bubble => bubble.State, state).Add(bubble => bubble.StartsRun, true));
    }
}
