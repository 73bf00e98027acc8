using ImChat.Web.Docs;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Docs;

public sealed class ExampleTests(AppFactory app)
{
    public static TheoryData<string> Names => [.. Protocol.Examples.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryExample_IsWhatTheProgramDoes(string name)
    {
        var example = Protocol.Examples.Single(example => example.Name == name);
        await using var own = example.HasOwnServer ? await StartAsync() : null;
        var server = own ?? app;
        using var cast = await Cast.GatherAsync(server);
        using var stage = new Stage(server, cast);
        foreach (var step in example.AtLength)
            await stage.TakeAsync(step);
        await stage.EndAsync();
    }

    [Fact]
    public void EveryPlaceholder_IsOfAKindThePageExplains()
    {
        var kinds = Placeholder.All.Select(placeholder => placeholder.Kind).ToHashSet();
        Assert.All(Protocol.Examples.SelectMany(TextsOf).SelectMany(Bindings.NamesIn), name => Assert.Contains(name.Split('.')[^1], kinds));
    }

    [Fact]
    public void EverySampleOfAPlaceholder_StandsInSomeExample()
    {
        var names = Protocol.Examples.SelectMany(TextsOf).SelectMany(Bindings.NamesIn).ToHashSet();
        Assert.All(Placeholder.All, placeholder => Assert.Contains(placeholder.Sample.Trim('{', '}'), names));
    }

    private static async Task<AppFactory> StartAsync()
    {
        var server = new AppFactory(new() { ["RateLimits:MessagesPerSecond"] = $"{new RateLimitOptions().MessagesPerSecond}" });
        await server.InitializeAsync();
        return server;
    }

    private static IEnumerable<string> TextsOf(Example example) => example.AtLength.SelectMany(step => step switch
    {
        Call call => [call.Text, call.Answer.Text],
        Opens opens => [opens.Text],
        Sends sends => [sends.Frame],
        Receives receives => [receives.Frame],
        _ => Array.Empty<string>(),
    });
}
