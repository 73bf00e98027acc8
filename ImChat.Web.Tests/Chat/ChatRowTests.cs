using Bunit;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Web.Attachments;
using ImChat.Web.Chat;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Chat;

public sealed class ChatRowTests : PageTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-test-");

    public ChatRowTests() => Services.AddSingleton(new KeptFiles(new LocalAttachmentStore(folder.FullName, new IncomingFolder(folder.FullName)), new OldAssets(new LegacyOptions())));

    [Fact]
    public void UnreadOnes_AreCounted_LoudOrQuiet()
    {
        Assert.Equal("3", Badge(unread: 3, new ListMarks())!.TextContent);
        Assert.DoesNotContain("muted", Badge(unread: 3, new ListMarks())!.ClassName!, StringComparison.Ordinal);
        Assert.Contains("muted", Badge(unread: 3, new ListMarks(IsMuted: true))!.ClassName!, StringComparison.Ordinal);
        Assert.Equal("99+", Badge(ChatSummary.MostCounted, new ListMarks())!.TextContent);
    }

    [Fact]
    public void AReminder_HasABadgeWithoutANumber_AndNothingUnreadHasNone()
    {
        var badge = Badge(unread: 0, new ListMarks(IsMarkedUnread: true))!;
        Assert.Equal("", badge.TextContent);
        Assert.NotNull(badge.GetAttribute("aria-label"));
        Assert.Null(Badge(unread: 0, new ListMarks()));
    }

    [Fact]
    public void TheMenu_LearnsFromTheRowWhatItIs()
    {
        var row = Render(unread: 2, new ListMarks(IsPinned: true)).Find("[data-menu]");
        Assert.Equal(("g7", "true", "false", "true"), (row.GetAttribute("data-menu"), row.GetAttribute("data-pinned"), row.GetAttribute("data-muted"), row.GetAttribute("data-unread")));
    }

    private AngleSharp.Dom.IElement? Badge(int unread, ListMarks marks) => Render(unread, marks).FindAll("[data-testid=unread-badge]").SingleOrDefault();

    private IRenderedComponent<ChatRow> Render(int unread, ListMarks marks) => Render<ChatRow>(parameters => parameters.Add(
        row => row.Row,
        new ChatSummary(Peer.Of(new GroupId(7)), new ConversationId(1), "Club", "", 5, 2, "Ben", MessageBody.Text("hi"), Database.Clock.GetUtcNow(), unread, marks)));
}
