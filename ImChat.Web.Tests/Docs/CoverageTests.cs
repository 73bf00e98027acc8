using System.Reflection;
using ImChat.Domain;
using ImChat.Web.Accounts;
using ImChat.Web.Docs;
using ImChat.Web.Docs.Chapters;
using ImChat.Web.Docs.Devices;
using ImChat.Web.Legacy.Api;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Sockets;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Docs;

/// <summary>Nothing an integrator can meet is missing on the page, and nothing stands there that is not in the program.</summary>
public sealed class CoverageTests(AppFactory app)
{
    private static readonly string[] OldFolders = ["/user/", "/contact/", "/message/", "/chat", "/attach", "/mnt", "/resource", "/asset"];

    private static IEnumerable<Address> Addresses => Protocol.Chapters.SelectMany(chapter => chapter.Addresses);

    private static HashSet<string> Documented =>
        [SocketChapter.Path, .. Addresses.SelectMany(address => address.Paths), .. OldPages.DeepLinks, .. OldPages.Addresses.SelectMany(page => page.Then)];

    [Fact]
    public void EveryAddressForOldClients_IsOnThePage()
    {
        var documented = Documented;
        var mapped = Mapped().Where(IsForOldClients).Select(PathOf).ToHashSet();
        Assert.True(mapped.Count > 40, $"only {mapped.Count} addresses were found: the rule that finds them is broken");
        Assert.Empty(mapped.Except(documented));
    }

    [Fact]
    public void EveryAddressOnThePage_IsThere() => Assert.Empty(Documented.Except(Mapped().Select(PathOf).Append(SocketsFeature.Address)));

    [Fact]
    public void EverySentenceOfARefusal_IsOnThePage()
    {
        // What no old address can be refused with has one sentence for all.
        var other = LegacyTexts.Of(Refusal.Empty);
        var sentences = Enum.GetValues<Refusal>().Select(LegacyTexts.Of)
            .Concat(Enum.GetValues<AccountProblem>().Select(LegacyTexts.Of))
            .Concat(typeof(LegacyTexts).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!));
        var documented = Addresses.SelectMany(address => address.Refusals.Select(refusal => refusal.Sentence).Append(address.Meaning)).ToList();
        Assert.All(sentences.Where(sentence => sentence != other).Distinct(), sentence => Assert.Contains(documented, text => text.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryReasonToClose_IsOnThePage_WhereItsProtocolIs_AndNoOther()
    {
        var reasons = typeof(CloseReason).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (CloseReason)field.GetValue(null)!).ToList();
        Assert.NotEmpty(reasons);
        var old = Closings(SocketChapter.Write().AllSections.SelectMany(section => section.Tables));
        var devices = Closings(EndingChapter.Write().Tables);
        Assert.Equal(reasons.Select(Written).Order(), old.Union(devices).Order());
        // Numbers from 4000 on are an application's own; the old server had none, and its clients know none.
        Assert.All(old, row => Assert.False(row.StartsWith("`4", StringComparison.Ordinal)));
        Assert.Equal([Written(CloseReason.Restarting), Written(CloseReason.Failure), Written(CloseReason.Unavailable)], old.Intersect(devices).Order());
    }

    [Fact]
    public void EveryAddressThatAnswersOldClients_HasAnExample() => Assert.All(Addresses, address => Assert.NotEmpty(address.Examples));

    [Fact]
    public void EveryAnchor_IsThereOnce()
    {
        var anchors = Protocol.Parts.Select(part => part.Anchor)
            .Concat(Protocol.Chapters.SelectMany(chapter => chapter.AllSections.Select(section => section.Anchor).Append(chapter.Anchor)))
            .Concat(Protocol.Examples.Select(example => $"example-{example.Name}"));
        Assert.Empty(anchors.GroupBy(anchor => anchor).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private static List<string> Closings(IEnumerable<Table> tables) => [.. tables.Single(table => table.Caption == ProtocolTexts.ClosingsCaption).Rows.Select(row => $"{row[0]} {row[1]}")];

    private static string Written(CloseReason reason) => $"`{(int)reason.Status}` `{reason.Text}`";

    private IEnumerable<RouteEndpoint> Mapped() => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Whatever is mapped with the old API's policy, lies where old clients look, or is called like one of their pages; the scripts of our own <c>Chat</c> have a capital.</summary>
    private static bool IsForOldClients(RouteEndpoint endpoint)
    {
        var path = PathOf(endpoint);
        return endpoint.Metadata.GetMetadata<ICorsMetadata>() is not null
            || OldFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
            || path.EndsWith(".shtml", StringComparison.Ordinal);
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{**", "{", StringComparison.Ordinal);
}
