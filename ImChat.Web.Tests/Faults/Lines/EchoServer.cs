using System.Net;
using System.Net.Sockets;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Lines;

/// <summary>Says back what it hears, and counts it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> talks = [];
    private readonly Task accepting;

    public EchoServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Reads that brought something.</summary>
    public Judging.Counter Heard { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        await Wait.For(Task.WhenAll(talks));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                talks.Add(EchoAsync(await listener.AcceptSocketAsync()));
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task EchoAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[1024];
                while (await socket.ReceiveAsync(buffer) is > 0 and var count)
                {
                    Heard.Add();
                    await socket.SendAsync(buffer.AsMemory(0, count));
                }
            }
            catch (SocketException)
            {
                // It was cut.
            }
        }
    }
}
