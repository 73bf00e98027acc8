using System.Net;
using ImChat.Domain.Delivery;
using ImChat.Web.Tests.Backplane;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class MovedPageTests(TwoNodes nodes, Browser browser) : IClassFixture<TwoNodes>
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task APageThatItsNodeGaveUp_GoesOnAtAnotherNode_AsItIs()
    {
        await using var front = await Front.StartAsync(nodes.One.Address);
        using var http = nodes.Other.NewClient();
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(front.Address), http, 120);
        var visitor = conversation.Visitor;
        var line = await BreakableLine.LayAsync(visitor.Page);
        await conversation.OpenAsync();
        await Reading.ScrollUpAsync(visitor.Page, 900);
        await visitor.Hook("composer").FillAsync("half a thought");
        await visitor.Page.EvaluateAsync("() => { window.isSame = true; }");
        var before = await Reading.OfAsync(visitor.Page);

        // What else would take minutes.
        nodes.One.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(1);
        await line.CutAsync();
        await Wait.For(KeptAsync());
        front.Node = nodes.Other.Address;
        await conversation.HearAsync("said meanwhile");
        line.Mend();

        await Expect(visitor.Saying("said meanwhile")).ToHaveCountAsync(1);
        Reading.AssertSame(before, await Reading.OfAsync(visitor.Page));
        await visitor.Hook("send").ClickAsync();
        await Expect(visitor.Saying("half a thought")).ToHaveAttributeAsync("data-seq", "122");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.isSame === true"));
        Assert.Empty(nodes.Other.Logs.Lines);
    }

    [Fact]
    public async Task APageAtANodeThatCannotServeAnybody_IsLetGo_AndGoesOnAtAnother()
    {
        await using var front = await Front.StartAsync(nodes.One.Address);
        using var http = nodes.Other.NewClient();
        await using var conversation = await LongConversation.StartAsync(await browser.AtDeskAsync(front.Address), http, 3);
        await conversation.OpenAsync();
        await conversation.Visitor.Hook("composer").FillAsync("half a thought");
        var bus = nodes.One.Services.GetRequiredService<MessageBus>();

        using var atOne = nodes.One.NewClient();
        bus.Close();
        try
        {
            using var refused = await atOne.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);
            front.Node = nodes.Other.Address;
            await conversation.HearAsync("said elsewhere");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            await Expect(conversation.Visitor.Saying("said elsewhere")).ToHaveCountAsync(1);
            await Expect(conversation.Visitor.Hook("composer")).ToHaveValueAsync("half a thought");
        }
        finally
        {
            bus.Reopen();
        }
    }

    private async Task KeptAsync()
    {
        var redis = nodes.Other.Services.GetRequiredService<IConnectionMultiplexer>();
        while (!redis.GetServer(nodes.Redis.Address).Keys(pattern: "imchat:circuit:*").Any())
            await Task.Delay(BetweenLooks);
    }
}
