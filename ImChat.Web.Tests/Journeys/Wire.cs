using System.Net;
using System.Net.Sockets;

namespace ImChat.Web.Tests.Journeys;

/// <summary>The whole network between a browser and the server. Cut, every connection breaks off and no new one comes about.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Uri server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly List<Task> links = [];
    private readonly Task accepting;
    private CancellationTokenSource cut = new();

    public Wire(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds the server.</summary>
    public Uri Address { get; }

    public void Cut() => cut.Cancel();

    public void Mend() => cut = new();

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await cut.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(links);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                links.Add(RelayAsync(await listener.AcceptTcpClientAsync(ended.Token), cut.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient browser, CancellationToken broken)
    {
        using var near = browser;
        using var far = new TcpClient();
        // Broken off, not closed in order.
        near.LingerState = far.LingerState = new LingerOption(true, 0);
        try
        {
            broken.ThrowIfCancellationRequested();
            await far.ConnectAsync(IPAddress.Loopback, server.Port, broken);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), broken), far.GetStream().CopyToAsync(near.GetStream(), broken));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            // One of the two is gone, or the wire is cut.
        }
    }
}
