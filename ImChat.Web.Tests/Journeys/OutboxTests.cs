using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>What the browser keeps until it is stored.</summary>
public sealed class OutboxTests(AppFactory app, Browser browser)
{
    /// <summary>Leaves no room in what the browser keeps for this site.</summary>
    private const string Fill = """
        () => {
          let part = 'x'.repeat(1 << 20);
          for (let at = 0; part; at++) {
            try {
              localStorage.setItem(`fill${at}`, part);
            } catch {
              part = part.slice(0, part.length >> 1);
            }
          }
        }
        """;

    [Fact]
    public async Task OfTwoTabs_EachShowsWhatTheOtherHasQueued_AndTheOneWithALineSendsIt()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        var line = await BreakableLine.LayAsync(visitor.Page);
        await visitor.OpenAsync(visitor.Page.Url);
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        var other = await visitor.NewTabAsync(visitor.Page.Url);
        await Expect(other.GetByTestId("conversation")).ToHaveAttributeAsync("data-ready", "true");
        await line.CutAsync();
        await visitor.SayAsync("from the first");
        var there = other.GetByTestId("message").Filter(new() { HasText = "from the first" });
        await Expect(there).ToHaveAttributeAsync("data-state", "sending");
        await Expect(there).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Saying("from the first")).ToHaveAttributeAsync("data-state", "sent");
        line.Mend();
        await Expect(visitor.Saying("from the first")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task WhatWasQueuedUnderOneKey_GoesOut_AndOneThatAlwaysFailsSaysSo_AndHoldsNobodyUp()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Page.EvaluateAsync("""
            ([me, peer]) => localStorage.setItem(`imchat.outbox.${me}`, JSON.stringify([
              { cid: 'a1', peer, body: { media: 'none', name: 'odd.txt', size: 1 }, at: 1 },
              { cid: 'a2', peer, body: { media: 1, content: 'kept from before' }, at: 1 }]))
            """, new[] { $"{visitor.Id}", $"u{old.Id}" });
        await visitor.OpenAsync(visitor.Page.Url);
        await Expect(visitor.Saying("kept from before")).ToHaveAttributeAsync("data-seq", "1");
        var odd = visitor.Messages.Filter(new() { HasText = "odd.txt" });
        await Expect(odd).ToHaveAttributeAsync("data-state", "failed");
        await Expect(odd.GetByRole(AriaRole.Alert)).ToContainTextAsync("The message was not sent.");
        await odd.GetByTestId("message-delete").ClickAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter((key) => key.startsWith('imchat.outbox')).length"));
    }

    [Fact]
    public async Task WhenTheBrowserKeepsNoMore_WhatIsWrittenStays_AndEverythingGoesOutAllTheSame()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        using var old = await OpenConversationAsync(visitor);
        await visitor.Hook("composer").FillAsync("an older draft");
        await visitor.Page.EvaluateAsync(Fill);
        await visitor.Hook("composer").FillAsync("a draft of more words than before");
        await visitor.Hook("composer").BlurAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("a draft of more words than before");
        await visitor.Hook("send").ClickAsync();
        await Expect(visitor.Saying("a draft of more words than before")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("");
        await visitor.Hook("attach").SetInputFilesAsync(new FilePayload { Name = "notes.txt", Buffer = "notes"u8.ToArray(), MimeType = "text/plain" });
        await Expect(visitor.Messages.Filter(new() { HasText = "notes.txt" })).ToHaveAttributeAsync("data-seq", "2");
        Assert.Empty(visitor.Errors);
    }

    /// <summary>The visitor stands before a friend's conversation.</summary>
    private async Task<LegacyClient> OpenConversationAsync(Visitor visitor)
    {
        await visitor.RegisterAsync("Ada");
        var friend = await LegacyClient.RegisterAsync(app, "Bo");
        await visitor.OpenAsync($"/u/{friend.Id}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        return friend;
    }
}
