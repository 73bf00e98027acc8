using System.Reflection;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Docs;

/// <summary>Pages that name the tests which prove each row; a test that is renamed or gone must not be claimed any longer.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = Read("SECURITY.md");

    [Theory]
    [InlineData("SECURITY.md", 80)]
    [InlineData("docs/cluster.md", 15)]
    public void EveryTestThatIsNamed_IsThere(string page, int atLeast)
    {
        var types = typeof(SecurityPageTests).Assembly.GetTypes().ToLookup(type => type.Name);
        var named = Names.Matches(Read(page)).Select(match => match.Groups).ToList();
        Assert.True(named.Count > atLeast);
        Assert.All(named, name =>
        {
            var type = Assert.Single(types[name["type"].Value]);
            if (name["method"].Success)
                Assert.NotNull(type.GetMethod(name["method"].Value, BindingFlags.Instance | BindingFlags.Public));
        });
    }

    [Theory]
    [InlineData('A', 28)]
    [InlineData('W', 20)]
    [InlineData('H', 24)]
    [InlineData('U', 12)]
    [InlineData('B', 10)]
    [InlineData('D', 12)]
    public void EveryRowIsThere(char letter, int count)
    {
        var rows = new HashSet<int>();
        foreach (var cell in Page.Split('\n').Where(line => line.StartsWith($"| {letter}", StringComparison.Ordinal)).Select(line => line.Split('|')[1]))
        {
            var numbers = Numbers.Matches(cell).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            rows.UnionWith(cell.Contains('–') ? Enumerable.Range(numbers[0], numbers[1] - numbers[0] + 1) : numbers);
        }
        Assert.Equal(Enumerable.Range(1, count), rows.Order());
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    [GeneratedRegex(@"`(?<type>[A-Z]\w*(Tests|Scan))(\.(?<method>\w+))?`")]
    private static partial Regex Names { get; }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers { get; }
}
