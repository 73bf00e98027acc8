using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Reading a long conversation: few rows at a time, and nothing a reader looks at moves.</summary>
public sealed class WindowTests(AppFactory app, Browser browser)
{
    private const int MostRows = 300;

    [Fact]
    public async Task ALongConversation_IsReadToItsBeginningAndBack_WithFewRows()
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await SayAsync(friend.Id, reader.Id, 1, 700, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);
        await Expect(Row(reader, 700)).ToBeInViewportAsync();
        await Expect(reader.Hook("jump-latest")).ToBeHiddenAsync();

        for (var first = await FirstAsync(reader); first > 1; first = await FirstAsync(reader))
        {
            await ScrollAsync(reader, "0");
            await Expect(Row(reader, Math.Max(1, first - 50))).ToHaveCountAsync(1);
            Assert.InRange(await reader.Messages.CountAsync(), 50, MostRows);
        }
        await Expect(Row(reader, 700)).ToHaveCountAsync(0);
        await Expect(reader.Hook("jump-latest")).ToBeVisibleAsync();
        for (var last = await LastAsync(reader); last < 700; last = await LastAsync(reader))
        {
            await ScrollAsync(reader, "log.scrollHeight");
            await Expect(Row(reader, Math.Min(700, last + 50))).ToHaveCountAsync(1);
            Assert.InRange(await reader.Messages.CountAsync(), 50, MostRows);
        }
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public async Task LoadingOlder_KeepsTheFirstVisibleLine_WithinAPixel()
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await SayAsync(friend.Id, reader.Id, 1, 400, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);
        for (var rounds = 0; rounds < 4; rounds++)
        {
            var first = await FirstAsync(reader);
            // Both in one turn of the browser: lines may be added right after.
            var seen = await reader.Page.EvaluateAsync<double[]>("""
                () => { const log = document.querySelector('im-message-log'); log.scrollTop = 300; const top = log.getBoundingClientRect().top; const line = [...document.querySelectorAll('.log-lines > [data-seq]')].find(one => one.getBoundingClientRect().bottom > top); return [Number(line.dataset.seq), line.getBoundingClientRect().top]; }
                """);
            var (seq, top) = ((long)seen[0], seen[1]);
            await Expect(Row(reader, first - 50)).ToHaveCountAsync(1);
            var after = await TopAsync(reader, seq);
            Assert.InRange(after - top, -1, 1);
        }
    }

    [Fact]
    public async Task ANewMessageWhileScrolledUp_MovesNothing_AndTheButtonLeadsThere()
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        using var socket = await friend.ConnectAsync();
        await SayAsync(friend.Id, reader.Id, 1, 60, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);
        await ScrollAsync(reader, "log.scrollHeight - log.clientHeight - 400");
        var (seq, top) = await FirstVisibleAsync(reader);

        for (var number = 61; number <= 90; number++)
            await socket.SendTextAsync(10, reader.Id, $"number {number}");
        await Expect(Row(reader, 90)).ToHaveCountAsync(1);

        Assert.Equal(top, await TopAsync(reader, seq));
        await Expect(reader.Hook("jump-latest")).ToContainTextAsync("30 new");
        await Expect(reader.Hook("jump-latest")).ToHaveAccessibleNameAsync("30 new");
        await reader.Hook("jump-latest").ClickAsync();
        await Expect(Row(reader, 61)).ToBeInViewportAsync();
        await reader.Hook("jump-latest").ClickAsync();
        await Expect(Row(reader, 90)).ToBeInViewportAsync();
        await Expect(reader.Hook("jump-latest")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AtTheEnd_ANewMessageScrollsIntoView()
    {
        await using var reader = await browser.OnPhoneAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        using var socket = await friend.ConnectAsync();
        await SayAsync(friend.Id, reader.Id, 1, 60, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);
        await socket.SendTextAsync(10, reader.Id, "here");
        await Expect(Row(reader, 61)).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task WhatIsUnread_BeginsInTheUpperThird_BelowALine(int unread)
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await SayAsync(friend.Id, reader.Id, 1, 100, isRead: true);
        await SayAsync(friend.Id, reader.Id, 101, 100 + unread, isRead: false);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);

        await Expect(reader.Hook("new-divider")).ToHaveTextAsync("New messages");
        var part = await reader.Page.EvaluateAsync<double>("""
            (() => { const log = document.querySelector('im-message-log').getBoundingClientRect(); const line = document.querySelector('[data-testid=new-divider]').getBoundingClientRect(); return (line.top - log.top) / log.height; })()
            """);
        Assert.InRange(part, 0, 1 / 3.0);
        await Expect(Row(reader, 101)).ToBeInViewportAsync();
        await reader.Hook("jump-latest").ClickAsync();
        await reader.Hook("jump-latest").ClickAsync();
        await Expect(Row(reader, 100 + unread)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task WhoComesBackToAConversation_StandsWhereTheNewBegins()
    {
        await using var reader = await browser.OnPhoneAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await SayAsync(friend.Id, reader.Id, 1, 60, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}");
        await LiveAsync(reader);
        await Expect(Row(reader, 60)).ToBeInViewportAsync();
        await reader.Page.Locator(".conversation-header [data-back]").First.ClickAsync();
        await SayAsync(friend.Id, reader.Id, 61, 100, isRead: false);
        await Expect(reader.Hook("chat-row").GetByTestId("unread-badge")).ToHaveTextAsync("40");
        await reader.Hook("chat-row").ClickAsync();
        await Expect(reader.Hook("new-divider")).ToBeInViewportAsync();
        await Expect(Row(reader, 61)).ToBeInViewportAsync();
        await Expect(Row(reader, 100)).Not.ToBeInViewportAsync();
    }

    [Fact]
    public async Task TheAddressOfAMessage_LeadsToIt()
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await SayAsync(friend.Id, reader.Id, 1, 500, isRead: true);
        await reader.OpenAsync($"/u/{friend.Id}?m=200");
        await LiveAsync(reader);
        await Expect(Row(reader, 200)).ToBeInViewportAsync();
        await Expect(Row(reader, 200)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-target"));
        await reader.SayAsync("from the middle");
        await Expect(reader.Saying("from the middle")).ToHaveAttributeAsync("data-seq", "501");
        await Expect(reader.Saying("from the middle")).ToBeInViewportAsync();
        await reader.OpenAsync($"/u/{friend.Id}?m=99999");
        await Expect(Row(reader, 501)).ToBeInViewportAsync();
        Assert.Empty(reader.Errors);
    }

    private static ILocator Row(Visitor reader, long seq) => reader.Page.Locator($"[data-testid=message][data-seq='{seq}']");

    private static Task LiveAsync(Visitor reader) => Expect(reader.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");

    private static Task<double> ScrollAsync(Visitor reader, string to) =>
        reader.Page.EvaluateAsync<double>($"(() => {{ const log = document.querySelector('im-message-log'); log.scrollTop = {to}; return log.scrollTop; }})()");

    private static Task<long> FirstAsync(Visitor reader) => reader.Page.EvaluateAsync<long>("Number(document.querySelector('.log-lines > [data-seq]').dataset.seq)");

    private static Task<long> LastAsync(Visitor reader) => reader.Page.EvaluateAsync<long>("Number([...document.querySelectorAll('.log-lines > [data-seq]')].at(-1).dataset.seq)");

    private static async Task<(long Seq, double Top)> FirstVisibleAsync(Visitor reader)
    {
        var seq = await reader.Page.EvaluateAsync<long>("""
            (() => { const top = document.querySelector('im-message-log').getBoundingClientRect().top; return Number([...document.querySelectorAll('.log-lines > [data-seq]')].find(line => line.getBoundingClientRect().bottom > top).dataset.seq); })()
            """);
        return (seq, await TopAsync(reader, seq));
    }

    private static Task<double> TopAsync(Visitor reader, long seq) =>
        reader.Page.EvaluateAsync<double>($"document.querySelector('.log-lines > [data-seq=\"{seq}\"]').getBoundingClientRect().top");

    private async Task SayAsync(long from, long to, int first, int last, bool isRead)
    {
        var (sender, reader) = (new UserId(from), new UserId(to));
        var audience = await app.Services.GetRequiredService<IAudience>().OfAsync(sender, Peer.Of(reader), CancellationToken.None);
        var batch = Enumerable.Range(first, last - first + 1).Select(number => new NewMessage(audience.Value!, sender, new MessageDraft(Peer.Of(reader), MessageBody.Text($"number {number}")))).ToList();
        var writer = app.Services.GetRequiredService<MessageWriter>();
        var sends = new List<Task<SendResult>>();
        foreach (var message in batch)
            sends.Add(await writer.EnqueueAsync(message, CancellationToken.None));
        await Task.WhenAll(sends);
        if (isRead)
            await app.Services.GetRequiredService<Domain.Delivery.IDeliveryStore>().MoveAsync([new(reader, audience.Value!.Conversation, Got: 0, last)], CancellationToken.None);
    }
}
