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
        .AddSingleton(new KeptFiles(new LocalAttachmentStore(folder.FullName, new IncomingFolder(folder.FullName)), new OldAssets(new LegacyOptions())));

    [Fact]
    public void WhatHappensElsewhere_RendersNothingOfItAgain()
    {
        var block = Show(0);
        ShowAgain(block, 0);
        Assert.Equal(1, block.RenderCount);
    }

    [Fact]
    public void WhatHappensInIt_IsRendered()
    {
        var block = Show(0);
        lines[3] = lines[3] with { SenderName = "Benjamin" };
        ShowAgain(block, 0);
        Assert.Equal("Benjamin", block.Find("[data-seq='4'] .message-main > span").TextContent);
        read.Add(lines[4].Seq);
        ShowAgain(block, 0);
        Assert.Equal("5", block.Find("[data-testid=message-readers]").Closest("[data-seq]")!.GetAttribute("data-seq"));
        block.Render(parameters => parameters.Add(one => one.FirstUnread, 7));
        Assert.Equal("7", block.Find("[data-divider]").NextElementSibling!.GetAttribute("data-seq"));
    }

    [Fact]
    public void ItsFirstLine_GoesOnWithWhatTheLastOneAboveIt_Began()
    {
        var block = Show(1);
        Assert.Empty(block.FindAll(".day"));
        Assert.Equal("visually-hidden", block.Find("[data-seq='32'] .message-main > span").ClassName);
        lines[30] = lines[30] with { Sender = 2 };
        ShowAgain(block, 1);
        Assert.Equal("message-name", block.Find("[data-seq='32'] .message-main > span").ClassName);
        lines[30] = LineOf(31, Morning.AddDays(-1));
        ShowAgain(block, 1);
        Assert.Single(block.FindAll(".day"));
    }

    [Fact]
    public void TheBounds_DoNotMoveWithTheWindow()
    {
        (long, long, long)[] bounds = [.. LogBlock.Of(lines).Select(block => (block.Number, block.Lines[0].Seq, block.Lines[^1].Seq))];
        Assert.Equal([(0, 1, 31), (1, 32, 40)], bounds);
        lines.RemoveRange(0, 10);
        bounds = [.. LogBlock.Of(lines).Select(block => (block.Number, block.Lines[0].Seq, block.Lines[^1].Seq))];
        Assert.Equal([(0, 11, 31), (1, 32, 40)], bounds);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Delete(recursive: true);
    }

    private static MessageLine LineOf(long seq, DateTimeOffset at) => new(seq, 1, IsMine: false, "Ben", "", MessageBody.Text("hi"), at, ClientId: null);

    private IRenderedComponent<LogBlock> Show(int number)
    {
        var (_, above, own) = LogBlock.Of(lines).ElementAt(number);
        return Render<LogBlock>(parameters => parameters
            .Add(one => one.Above, above).Add(one => one.Lines, own).Add(one => one.IsGroup, true)
            .Add(one => one.StateOf, line => new MessageState(MessageProgress.Sent, read.Contains(line.Seq) ? 1 : 0)));
    }

    private void ShowAgain(IRenderedComponent<LogBlock> block, int number)
    {
        var (_, above, own) = LogBlock.Of(lines).ElementAt(number);
        block.Render(parameters => parameters.Add(one => one.Above, above).Add(one => one.Lines, own));
    }
}
