using System.Net;
using Deque.AxeCore.Playwright;
using ImChat.Web.Docs;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Tests.Journeys;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Docs;

public sealed class ProtocolPageTests(AppFactory app, Browser browser)
{
    private const string Path = "/docs/protocol";

    [Fact]
    public async Task ThePage_IsThereForAnybody_AndShowsEveryStepOfEveryExample()
    {
        using var http = app.NewClient();
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(Path));
        foreach (var example in Protocol.Examples)
        {
            Assert.Contains($"id=\"example-{example.Name}\"", page, StringComparison.Ordinal);
            Assert.All(example.Steps.SelectMany(TextsOf), text => Assert.Contains(text, page, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task WhatIsCode_LooksLikeCodeEverywhere(string language)
    {
        using var http = app.NewClient();
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        Assert.DoesNotContain("`", await http.GetStringAsync(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Client protocols")]
    [InlineData("zh-CN", "客户端协议")]
    public async Task OnAPhone_ItFitsAndCanBeRead_InBothLanguages(string language, string title)
    {
        await using var reader = await browser.OnPhoneAsync(app, language);
        await reader.Page.GotoAsync(Path);
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(reader.Hook("example")).ToHaveCountAsync(Protocol.Examples.Count);
        foreach (var width in (int[])[390, 320])
        {
            await reader.Page.SetViewportSizeAsync(width, 844);
            Assert.True(await reader.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= width, $"the page is wider than {width} px");
        }
        var small = await reader.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.docs-contents a')].filter(a => a.getBoundingClientRect().height < 44).map(a => a.textContent)");
        Assert.Empty(small);
        var violations = (await reader.Page.RunAxe()).Violations;
        Assert.Empty(violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public async Task ALineOfTheContents_LeadsToItsChapter()
    {
        await using var reader = await browser.AtDeskAsync(app);
        await reader.Page.GotoAsync(Path);
        await reader.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = ProtocolTexts.ResourceManager.GetString(nameof(ProtocolTexts.ReplayTitle), new("en")) }).ClickAsync();
        await Expect(reader.Page).ToHaveURLAsync($"{app.Address.GetLeftPart(UriPartial.Authority)}{Path}#replay");
        await Expect(reader.Page.Locator("#replay")).ToBeInViewportAsync();
    }

    private static IEnumerable<string> TextsOf(Step step) => step switch
    {
        Call call => [call.Text, call.Answer.Text],
        Opens opens => [opens.Text],
        Sends sends => [sends.Frame],
        SendsBytes sends => [$"{sends.Bytes}"],
        Receives receives => [receives.Frame],
        IsClosed closed => [$"{closed.Code} {closed.Word}"],
        _ => [],
    };
}
