using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ImChat.Web.Sockets;

/// <summary>Puts a <see cref="FrameStream"/> under the socket that is about to be accepted; how it is asked for is left to the framework.</summary>
internal sealed class FramedUpgrade(HttpContext context, IHttpUpgradeFeature? upgrade, IHttpExtendedConnectFeature? connect) : IHttpUpgradeFeature, IHttpExtendedConnectFeature
{
    /// <summary>What lies under the socket, once it is accepted.</summary>
    public FrameStream? Stream { get; private set; }

    public bool IsUpgradableRequest => upgrade?.IsUpgradableRequest == true;

    public bool IsExtendedConnect => connect?.IsExtendedConnect == true;

    public string? Protocol => connect?.Protocol;

    /// <summary>In front of the framework's own middleware, which takes what it finds.</summary>
    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var framed = new FramedUpgrade(context, context.Features.Get<IHttpUpgradeFeature>(), context.Features.Get<IHttpExtendedConnectFeature>());
        context.Features.Set(framed);
        context.Features.Set<IHttpUpgradeFeature>(framed);
        context.Features.Set<IHttpExtendedConnectFeature>(framed);
        return next(context);
    }

    /// <summary>Once it is no longer HTTP, the connection's own pipes are all there is between us and the client: no need to go through HTTP's.</summary>
    public async Task<Stream> UpgradeAsync()
    {
        var stream = await upgrade!.UpgradeAsync();
        var pipes = context.Features.Get<IConnectionTransportFeature>()?.Transport;
        return pipes is null ? Frame(stream) : Frame(pipes.Input, pipes.Output);
    }

    public async ValueTask<Stream> AcceptAsync() => Frame(await connect!.AcceptAsync());

    private FrameStream Frame(Stream stream) => Frame(PipeReader.Create(stream), PipeWriter.Create(stream));

    private FrameStream Frame(PipeReader input, PipeWriter output) => Stream = new FrameStream(input, output, FrameStream.WriteDeadline, context.Abort);
}
