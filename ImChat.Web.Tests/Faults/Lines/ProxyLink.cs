using System.Net.Sockets;

namespace ImChat.Web.Tests.Faults.Lines;

/// <summary>One client's connection through the proxy: two sockets and what runs between them.</summary>
internal sealed class ProxyLink : IAsyncDisposable
{
    private readonly Socket client;
    private readonly Socket server;
    private readonly Weather weather;
    private readonly Random random;
    private readonly Task upward;
    private readonly Task downward;
    private volatile bool isForgotten;

    private ProxyLink(Socket client, Socket server, Weather weather, Random random)
    {
        (this.client, this.server, this.weather, this.random) = (client, server, weather, random);
        upward = PumpAsync(client, server, weather.ToServer);
        downward = PumpAsync(server, client, weather.ToClient);
    }

    /// <summary>A link, or null when the server does not answer; then the client is told so.</summary>
    public static async Task<ProxyLink?> OpenAsync(Socket client, Uri target, Weather weather, Random random)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 16 * 1024 };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(target.Host, target.Port);
            return new ProxyLink(client, server, weather, random);
        }
        catch (SocketException)
        {
            server.Dispose();
            Abort(client);
            return null;
        }
    }

    public void Reset()
    {
        if (isForgotten)
            return;
        Abort(client);
        Abort(server);
    }

    public void Close()
    {
        if (isForgotten)
            return;
        End(client);
        End(server);
    }

    public void Forget() => isForgotten = true;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        server.Dispose();
        await upward;
        await downward;
    }

    /// <summary>Closing without lingering sends a reset instead of an end.</summary>
    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
        socket.Dispose();
    }

    private static void End(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }
        socket.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Gate direction)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer);
                await direction.PassAsync();
                if (weather.Latency > TimeSpan.Zero)
                    await Task.Delay(weather.Latency * Part());
                // The rest stays unread, as when packets no longer arrive.
                if (isForgotten)
                    return;
                if (count == 0)
                    break;
                await WriteAsync(to, buffer.AsMemory(0, count));
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    private double Part()
    {
        lock (random)
            return random.NextDouble();
    }

    private async Task WriteAsync(Socket to, Memory<byte> bytes)
    {
        var step = weather.IsInCrumbs ? 1 : bytes.Length;
        for (var i = 0; i < bytes.Length; i += step)
        {
            weather.Writes.Add();
            await to.SendAsync(bytes.Slice(i, step));
        }
    }
}
