using Bunit;
using ImChat.Domain.Messages;
using ImChat.Web.Attachments;
using ImChat.Web.Chat;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Chat;

public sealed class LogBlockTests : MudTest
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly List<MessageLine> lines = [.. Enumerable.Range(1, 40).Select(seq => LineOf(seq, Morning.AddSeconds(seq)))];
    private readonly HashSet<long> read = [];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-test-");

    public LogBlockTests() => Services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new KeptFiles(new LocalAttachmentStore(folder.FullName), new OldAssets(new LegacyOptions())));

    [Fact]
    public void WhatIsSaidBelow_RendersNothingOfItAgain()
    {
        var block = Show(0, 31);
        lines.Add(LineOf(41, Morning.AddMinutes(1)));
        ShowAgain(block);
        Assert.Equal(1, block.RenderCount);
    }

    [Fact]
    public void WhatHappensInIt_IsRendered()
    {
        var block = Show(0, 31);
        lines[3] = lines[3] with { SenderName = "Benjamin" };
        ShowAgain(block);
        Assert.Equal("Benjamin", block.Find("[data-seq='4'] .message-main > span").TextContent);
        read.Add(lines[4].Seq);
        ShowAgain(block);
        Assert.Equal("5", block.Find("[data-testid=message-readers]").Closest("[data-seq]")!.GetAttribute("data-seq"));
        block.Render(parameters => parameters.Add(one => one.FirstUnread, 7));
        Assert.Equal("7", block.Find("[data-divider]").NextElementSibling!.GetAttribute("data-seq"));
    }

    [Fact]
    public void ItsFirstLine_GoesOnWithWhatTheLastOneAboveIt_Began()
    {
        var block = Show(31, 9);
        Assert.Empty(block.FindAll(".day"));
        Assert.Equal("visually-hidden", block.Find("[data-seq='32'] .message-main > span").ClassName);
        lines[30] = lines[30] with { Sender = 2 };
        ShowAgain(block);
        Assert.Equal("message-name", block.Find("[data-seq='32'] .message-main > span").ClassName);
        lines[30] = LineOf(31, Morning.AddDays(-1));
        ShowAgain(block);
        Assert.Single(block.FindAll(".day"));
    }

    [Fact]
    public void ItsBounds_DoNotMoveWithTheWindow()
    {
        Assert.Equal(31, LogBlock.EndOf(lines, 0));
        lines.RemoveRange(0, 10);
        Assert.Equal(21, LogBlock.EndOf(lines, 0));
        Assert.Equal(30, LogBlock.EndOf(lines, 21));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Delete(recursive: true);
    }

    private static MessageLine LineOf(long seq, DateTimeOffset at) => new(seq, 1, IsMine: false, "Ben", "", MessageBody.Text("hi"), at, ClientId: null);

    private IRenderedComponent<LogBlock> Show(int first, int count) => Render<LogBlock>(parameters => parameters
        .Add(one => one.Lines, lines).Add(one => one.First, first).Add(one => one.Count, count).Add(one => one.IsGroup, true)
        .Add(one => one.StateOf, line => new MessageState(MessageProgress.Sent, read.Contains(line.Seq) ? 1 : 0)));

    private void ShowAgain(IRenderedComponent<LogBlock> block) => block.Render(parameters => parameters.Add(one => one.Lines, lines));
}
