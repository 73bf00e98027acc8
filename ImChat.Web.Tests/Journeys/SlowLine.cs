using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ImChat.Web.Tests.Journeys;

/// <summary>
/// A TCP proxy that makes a far and lossy network: everything takes half the round trip each way, and what is lost comes as late as TCP
/// would send it again, with all that follows waiting behind it. What is random comes from the seed.
/// </summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly Uri target;
    private readonly TimeSpan roundTrip;
    private readonly double loss;
    private readonly Random random;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task accepting;

    public SlowLine(Uri target, TimeSpan roundTrip, double loss, int seed)
    {
        (this.target, this.roundTrip, this.loss, random) = (target, roundTrip, loss, new Random(seed));
        listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true)
                links.Add(CarryAsync(await listener.AcceptTcpClientAsync(ended.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(target.Host, target.Port, ended.Token);
                await Task.WhenAll(PumpAsync(client.Client, server.Client), PumpAsync(server.Client, client.Client));
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                // One side is gone; closing tells the other.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var underway = Channel.CreateBounded<(byte[] Bytes, DateTime Due)>(1024);
        await Task.WhenAll(ReadAsync(from, underway.Writer), WriteAsync(underway.Reader, to));
    }

    private async Task ReadAsync(Socket from, ChannelWriter<(byte[] Bytes, DateTime Due)> underway)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, ended.Token) is > 0 and var count)
                await underway.WriteAsync((buffer[..count], DateTime.UtcNow + Delay()), ended.Token);
        }
        finally
        {
            underway.Complete();
        }
    }

    private async Task WriteAsync(ChannelReader<(byte[] Bytes, DateTime Due)> underway, Socket to)
    {
        await foreach (var (bytes, due) in underway.ReadAllAsync(ended.Token))
        {
            if (due - DateTime.UtcNow is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, ended.Token);
            await to.SendAsync(bytes, ended.Token);
        }
        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Lost once, it is sent again after a round trip and a half.</summary>
    private TimeSpan Delay()
    {
        lock (random)
            return random.NextDouble() < loss ? roundTrip * 2 : roundTrip / 2;
    }
}
