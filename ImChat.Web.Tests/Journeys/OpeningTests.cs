using System.Diagnostics;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Faults;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>How long a conversation takes to open, by its length: what the server says to a request, and what a browser takes to be live.</summary>
public sealed class OpeningTests(Browser browser)
{
    private const int Rounds = 15;

    [StageFact(Stage.Measure)]
    public async Task AHundredMessages_AndAHundredThousand()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();
        await using var reader = await browser.AtDeskAsync(app);
        await reader.RegisterAsync("Ada");
        var few = await TalkAsync(app, reader, 100, read: 100);
        var many = await TalkAsync(app, reader, 100_000, read: 100_000);
        var unread = await TalkAsync(app, reader, 100_000, read: 50_000);
        (string Name, string Path, List<double> Answered, List<double> Live)[] cases =
        [
            ("100 messages", few, [], []),
            ("100,000 messages", many, [], []),
            ("100,000 messages, half of them not read", unread, [], []),
            ("100,000 messages, at one in the middle", $"{many}?m=50000", [], []),
        ];
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, path, answered, live) in cases)
            {
                await reader.OpenAsync("/me");
                var answer = await reader.Page.EvaluateAsync<double>("async path => { const start = performance.now(); await (await fetch(path)).text(); return performance.now() - start; }", path);
                var start = Stopwatch.GetTimestamp();
                await reader.OpenAsync(path);
                await Expect(reader.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
                if (round == 0)
                    continue;
                answered.Add(answer);
                live.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        foreach (var (name, _, answered, live) in cases)
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: the page's HTML after {Median(answered):F0} ms, live after {Median(live):F0} ms (medians of {Rounds})");
        Assert.Empty(reader.Errors);
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    /// <summary>Somebody has written so many messages to the reader, who has seen some.</summary>
    private static async Task<string> TalkAsync(AppFactory app, Visitor reader, int messages, long read)
    {
        using var friend = await LegacyClient.RegisterAsync(app, "Bo");
        var (sender, person) = (new UserId(friend.Id), new UserId(reader.Id));
        var audience = (await app.Services.GetRequiredService<IAudience>().OfAsync(sender, Peer.Of(person), CancellationToken.None)).Value!;
        var writer = app.Services.GetRequiredService<MessageWriter>();
        List<Task<SendResult>> sends = [];
        for (var number = 1; number <= messages; number++)
            sends.Add(await writer.EnqueueAsync(new NewMessage(audience, sender, new MessageDraft(Peer.Of(person), MessageBody.Text($"number {number}"))), CancellationToken.None));
        await Task.WhenAll(sends);
        await app.Services.GetRequiredService<IDeliveryStore>().MoveAsync([new(person, audience.Conversation, Got: 0, read)], CancellationToken.None);
        return $"/u/{friend.Id}";
    }
}
