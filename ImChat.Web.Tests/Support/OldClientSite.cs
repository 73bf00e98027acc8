using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace ImChat.Web.Tests.Support;

/// <summary>An old client's pages from another folder, with everything else passed on to the app, as an operator's reverse proxy does.</summary>
internal sealed class OldClientSite : IAsyncDisposable
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Legacy", "OldClient");

    private readonly WebApplication proxy;

    private OldClientSite(WebApplication proxy) => this.proxy = proxy;

    public Uri Address => new UriBuilder(proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) { Host = "localhost" }.Uri;

    public static async Task<OldClientSite> StartAsync(Uri app)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "rest", ClusterId = "app", Match = new() { Path = "{**rest}" } }],
                [new ClusterConfig { ClusterId = "app", Destinations = new Dictionary<string, DestinationConfig> { ["app"] = new() { Address = app.ToString() } } }])
            .AddTransforms(transforms => transforms.AddOriginalHost());
        var proxy = builder.Build();
        proxy.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(Folder, "pages")),
            ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string> { [".shtml"] = "text/html; charset=utf-8" }),
        });
        proxy.UseRouting();
        proxy.MapReverseProxy();
        await proxy.StartAsync();
        return new OldClientSite(proxy);
    }

    public ValueTask DisposeAsync() => proxy.DisposeAsync();
}
