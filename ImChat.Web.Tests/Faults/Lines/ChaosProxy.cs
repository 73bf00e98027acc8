using System.Net;
using System.Net.Sockets;

namespace ImChat.Web.Tests.Faults.Lines;

/// <summary>A TCP proxy that makes a bad network: slow, cut, stuck, or one byte at a time. What is random comes from the seed.</summary>
internal sealed class ChaosProxy : IAsyncDisposable
{
    private readonly Uri target;
    private readonly int seed;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Lock gate = new();
    private readonly List<ProxyLink> links = [];
    private readonly Task accepting;

    public ChaosProxy(Uri target, int seed)
    {
        (this.target, this.seed) = (target, seed);
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What every link does now.</summary>
    public Weather Weather { get; } = new();

    /// <summary>Links taken so far.</summary>
    public int Links
    {
        get
        {
            lock (gate)
                return links.Count;
        }
    }

    /// <summary>Cuts every link with a reset, to both sides.</summary>
    public void Reset() => Each(link => link.Reset());

    /// <summary>Ends every link in order, to both sides.</summary>
    public void Close() => Each(link => link.Close());

    /// <summary>Nothing passes over the present links any more, but neither side is told.</summary>
    public void Forget() => Each(link => link.Forget());

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        Weather.ToServer.Flow();
        Weather.ToClient.Flow();
        List<ProxyLink> all;
        lock (gate)
            all = [.. links];
        foreach (var link in all)
            await link.DisposeAsync();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync();
            }
            catch (Exception error) when (error is SocketException or InvalidOperationException)
            {
                return;
            }
            var link = await ProxyLink.OpenAsync(client, target, Weather, new Random(seed + Links));
            lock (gate)
            {
                if (link is not null)
                    links.Add(link);
            }
        }
    }

    private void Each(Action<ProxyLink> act)
    {
        List<ProxyLink> all;
        lock (gate)
            all = [.. links];
        foreach (var link in all)
            act(link);
    }
}
