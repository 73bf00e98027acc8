using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace ImChat.Web.Tests.Architecture;

/// <summary>What can be reached, and by whom, is decided on purpose: a new door asks for a sign-in, or is written down here.</summary>
public sealed partial class DoorsTests(AppFactory app)
{
    private const string Static = "static files";
    private const string Old = "the old contract";
    private const string Circuits = "/_blazor";

    /// <summary>Answer anybody.</summary>
    private static readonly string[] Open =
    [
        // Files of ours, and pages without a person.
        Static, "/{**path:file}", "/health/live", "/health/ready", "/language/{language}", "/docs/protocol", "/error", "/not-found",
        // Where one becomes known.
        "/account/login", "/account/register", "/account/recover", "/account/reset", "/account/switch", "/account/logout", "/account/passkey/request",
        // Whoever knows the name of an upload may see it; stickers are everybody's.
        "/mnt/{**name}", "/resource/{**name}", "/stickers/", "/stickers/{pack}/{file}",
        // Each finds out itself who asks, by token, bearer, cookie or page, and says so where it is nobody.
        Old, "/attach/upload", "/chat",
        // The line of a page that was let in already; each component asks who it is.
        Circuits,
    ];

    [Fact]
    public void EveryEndpoint_AsksForASignIn_OrIsKnownNotTo() =>
        Assert.Empty(Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null).Select(Kind).Distinct().Except(Open));

    [Fact]
    public void EveryPage_AsksForASignIn_OrIsKnownNotTo()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.True(pages.Count > 8);
        Assert.Empty(pages.Where(page => page.GetCustomAttribute<AuthorizeAttribute>() is null)
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Except(Open));
    }

    /// <summary>These read the token of a form themselves, or rest on a proof that no other site can make a browser send.</summary>
    [Fact]
    public void WhereFormsArePosted_TheFrameworkAsksForTheirToken_OrWeDo() =>
        Assert.Equal(
            ["/account/passkey/create", "/account/passkey/request"],
            Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }).Select(Kind).Distinct().Except([Static, Circuits]).Order());

    [Fact]
    public void ABrowserMayCall_OnlyLiveComponents_AndOnlyInAFewWays()
    {
        var callable = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<JSInvokableAttribute>() is not null).ToList();
        Assert.InRange(callable.Count, 1, 20);
        Assert.All(callable, method => Assert.False(method.IsStatic, $"{method.DeclaringType}.{method.Name} could be called without a component"));
    }

    [Fact]
    public void MarkupComesFromUs_NeverFromPeople()
    {
        var making = Directory.EnumerateFiles(Path.Combine(Repository.Root, "ImChat.Web"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" or ".js" && !Built.IsMatch(file) && Markup.IsMatch(File.ReadAllText(file)));
        Assert.Equal(["Glyph.cs", "QrCode.razor", "StateIcons.razor"], making.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// No address that a person wrote is ever asked for by the server: it asks for none at all, but for the bucket that the settings name,
    /// of whose client it knows how it fails.
    /// </summary>
    [Theory]
    [InlineData(typeof(Program))]
    [InlineData(typeof(ImChat.Domain.Messages.Messenger))]
    public void TheServer_AsksNobodyForAnything(Type part)
    {
        using var file = new PEReader(File.OpenRead(part.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList();
        Assert.Contains("System.IO.IOException", used);
        Assert.DoesNotContain(used, name => Asking.IsMatch(name) && name != "System.Net.Http.HttpRequestException");
    }

    [GeneratedRegex(@"MarkupString|AddMarkupContent|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(")]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"^System\.Net\.(Http\.|WebClient|WebRequest|HttpWebRequest|Sockets\.TcpClient)")]
    private static partial Regex Asking { get; }

    [GeneratedRegex(@"[/\\](obj|bin|data)[/\\]")]
    private static partial Regex Built { get; }

    private static string Kind(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (pattern.StartsWith(Circuits, StringComparison.Ordinal))
            return Circuits;
        if (endpoint.Metadata.Any(one => one.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)) || pattern.StartsWith("/_framework", StringComparison.Ordinal))
            return Static;
        return IsOld(endpoint, pattern) ? Old : pattern;
    }

    private static bool IsOld(RouteEndpoint endpoint, string pattern) =>
        (endpoint.Metadata.GetMetadata<IEnableCorsAttribute>() is not null && pattern != "/attach/upload")
        || pattern.EndsWith(".shtml", StringComparison.Ordinal) || pattern is "/login" or "/register" or "/index.html";

    private List<RouteEndpoint> Endpoints()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 50);
        return endpoints;
    }
}
