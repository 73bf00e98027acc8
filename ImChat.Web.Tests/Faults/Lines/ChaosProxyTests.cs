using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Lines;

public sealed class ChaosProxyTests : IAsyncDisposable
{
    private const int Seed = 7;

    private readonly EchoServer server = new();
    private readonly ChaosProxy proxy;
    private readonly List<Socket> sockets = [];

    public ChaosProxyTests() => proxy = new ChaosProxy(server.Address, Seed);

    [Fact]
    public async Task InGoodWeather_EverythingPasses()
    {
        var socket = await ConnectAsync();
        await SayAsync(socket, "hello");
        Assert.Equal("hello", await HearAsync(socket));
    }

    [Fact]
    public async Task InCrumbs_EachByteIsWrittenByItself_AndNoneIsLost()
    {
        proxy.Weather.IsInCrumbs = true;
        var socket = await ConnectAsync();
        const string Said = "hello";
        await SayAsync(socket, Said);
        var heard = "";
        while (heard.Length < Said.Length)
            heard += await HearAsync(socket);
        Assert.Equal(Said, heard);
        Assert.Equal(Said.Length * 2, proxy.Weather.Writes.Count);
    }

    [Fact]
    public async Task WithLatency_AnAnswerTakesAsLongAsTheSeedSays()
    {
        proxy.Weather.Latency = TimeSpan.FromMilliseconds(60);
        var random = new Random(Seed);
        var expected = proxy.Weather.Latency * (random.NextDouble() + random.NextDouble());
        var socket = await ConnectAsync();
        var watch = Stopwatch.StartNew();
        await SayAsync(socket, "hello");
        await HearAsync(socket);
        Assert.InRange(watch.Elapsed, expected - TimeSpan.FromMilliseconds(5), Wait.Deadline);
    }

    [Fact]
    public async Task StalledTowardsTheClient_TheServerStillHears_AndTheAnswerComesLater()
    {
        var socket = await ConnectAsync();
        await SayAsync(socket, "before");
        await HearAsync(socket);
        proxy.Weather.ToClient.Stall();
        var heard = server.Heard.NextAsync();
        await SayAsync(socket, "waits");
        await Wait.For(heard);
        var answer = HearAsync(socket);
        Assert.False(answer.IsCompleted);
        proxy.Weather.ToClient.Flow();
        Assert.Equal("waits", await answer);
    }

    [Fact]
    public async Task AReset_IsAResetForTheClient()
    {
        var socket = await ConnectAsync();
        await SayAsync(socket, "hello");
        await HearAsync(socket);
        proxy.Reset();
        var error = await Assert.ThrowsAsync<SocketException>(() => HearAsync(socket));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Fact]
    public async Task AClose_IsAnEndForTheClient()
    {
        var socket = await ConnectAsync();
        await SayAsync(socket, "hello");
        await HearAsync(socket);
        proxy.Close();
        Assert.Equal("", await HearAsync(socket));
    }

    [Fact]
    public async Task AForgottenLink_SaysNothingMore_WhileANewOneWorks()
    {
        var old = await ConnectAsync();
        await SayAsync(old, "hello");
        await HearAsync(old);
        proxy.Forget();
        await SayAsync(old, "lost");
        var silence = HearAsync(old);
        var next = await ConnectAsync();
        await SayAsync(next, "again");
        Assert.Equal("again", await HearAsync(next));
        Assert.False(silence.IsCompleted);
    }

    [Fact]
    public async Task WhenTheServerIsGone_TheClientIsCutOff()
    {
        await server.DisposeAsync();
        await Assert.ThrowsAsync<SocketException>(async () => await HearAsync(await ConnectAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets)
            socket.Dispose();
        await proxy.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        sockets.Add(socket);
        await socket.ConnectAsync(proxy.Address.Host, proxy.Address.Port);
        return socket;
    }

    private static async Task SayAsync(Socket socket, string text) => await Wait.For(socket.SendAsync(Encoding.ASCII.GetBytes(text)));

    private static async Task<string> HearAsync(Socket socket)
    {
        var buffer = new byte[1024];
        return Encoding.ASCII.GetString(buffer, 0, await Wait.For(socket.ReceiveAsync(buffer)));
    }
}
