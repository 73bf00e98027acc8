using ImChat.Web.Docs;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Docs;

public sealed class ExampleTests(AppFactory app)
{
    public static TheoryData<string> Names => [.. Protocol.Examples.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryExample_IsWhatTheProgramDoes(string name)
    {
        using var cast = await Cast.GatherAsync(app);
        using var stage = new Stage(app, cast);
        foreach (var step in Protocol.Examples.Single(example => example.Name == name).Steps)
            await stage.TakeAsync(step);
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

    private static IEnumerable<string> TextsOf(Example example) => example.Steps.SelectMany(step => step switch
    {
        Call call => [call.Text, call.Answer.Text],
        Opens opens => [opens.Text],
        Sends sends => [sends.Frame],
        Receives receives => [receives.Frame],
        _ => Array.Empty<string>(),
    });
}
