using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace ImChat.Web.Tests.Backplane;

/// <summary>A reverse proxy before several nodes, which passes everything on to the one that a test names.</summary>
internal sealed class Front : IAsyncDisposable
{
    private readonly WebApplication proxy;
    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });

    private Front(WebApplication proxy, Uri node) => (this.proxy, Node) = (proxy, node);

    public Uri Node { get; set; }

    public Uri Address => new UriBuilder(proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) { Host = "localhost" }.Uri;

    public static async Task<Front> StartAsync(Uri node)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddHttpForwarder();
        var front = new Front(builder.Build(), node);
        front.proxy.Map("{**rest}", front.PassOnAsync);
        await front.proxy.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        invoker.Dispose();
    }

    private async Task PassOnAsync(HttpContext context, IHttpForwarder forwarder) => await forwarder.SendAsync(context, Node.ToString(), invoker, (original, request) =>
    {
        request.Headers.Host = original.Request.Host.Value;
        return default;
    });
}
