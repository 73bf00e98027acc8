using System.Net.WebSockets;
using System.Text;
using CsCheck;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Legacy;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Corpus;

/// <summary>Frames of <c>imchat.v2</c>, uploads and circuits that are nearly right, while two people talk on undisturbed.</summary>
public sealed class OtherDoorsTests
{
    private const int Samples = 150;
    private const int Threads = 8;

    private static readonly Gen<string> Values = Gen.OneOfConst(
        "1", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"x\"", "\"\"", "null", "true", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"10000\"", "[[[[[[[[[[1]]]]]]]]]]",
        $"\"{new string('长', 9000)}\"");

    private static readonly Gen<string> DeviceFrame = Gen.Select(
        Gen.OneOfConst("send", "resume", "got", "read", "typing", "ping", "history", "hello", "x", ""),
        Gen.Select(Gen.OneOfConst("cid", "cmd", "dstid", "media", "content", "conv", "seq", "after", "device", "upto", "before", "limit", "t", "url", "amount", "你好"), Values, (name, value) => $"\"{name}\":{value}").Array[0, 6],
        (type, fields) => $"{{{string.Join(',', fields.Prepend($"\"t\":\"{type}\""))}}}");

    private static readonly Gen<byte[]> Changed = Gen.Select(
        DeviceFrame, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 500], Gen.Byte, (kind, at, value) => new Change(kind, at, value)).Array[0, 2],
        (frame, changes) => changes.Aggregate(Encoding.UTF8.GetBytes(frame), (bytes, change) => change.To(bytes)));

    [Fact]
    public async Task NoFrameOfADevice_HurtsAnybodyElse()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        using var me = await LegacyClient.RegisterAsync(app);
        await Changed.Array[1, 20].SampleAsync(
            async frames =>
            {
                using var device = await DeviceConnection.OpenAsync(app, me);
                foreach (var frame in frames)
                {
                    if (device.Raw.State == WebSocketState.Open)
                        await TryAsync(() => device.Raw.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None));
                }
                device.Raw.Abort();
            },
            iter: Samples,
            threads: Threads);
        await StillWellAsync(app, canary, me);
    }

    [Fact]
    public async Task NoUpload_HurtsAnybodyElse_AndEachIsAnsweredInTheOldWay()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        using var me = await LegacyClient.RegisterAsync(app);
        var names = Gen.OneOfConst("a.png", "../../x.html", "..\\\\x", "a\0b", "CON", "a.png.html", new string('n', 5000), "", "e\"vil\r\nX: 1", "%2e%2e%2f", "UTF-8''%2e%2e%2fz.html");
        var kinds = Gen.OneOfConst(Attachments.Samples.Png, Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"), Encoding.UTF8.GetBytes("<svg onload=alert(1)>"), [], [0xFF, 0xD8, 0xFF], Encoding.UTF8.GetBytes("GIF89a=1;alert(1)//"), new byte[70_000]);
        var changes = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 70_000], Gen.Byte, (kind, at, value) => new Change(kind, at, value)).Array[0, 2];
        var answers = 0;
        await Gen.Select(names, kinds, changes, Gen.OneOfConst(".mp3", ".html", "", "/../x", ".png")).SampleAsync(
            async (name, bytes, change, suffix) =>
            {
                using var http = app.NewClient();
                using var request = new RawForm().Field("filetype", suffix).File(change.Aggregate(bytes, (now, one) => one.To(now)), name).Field("token", me.Token).To("/attach/upload");
                using var response = await http.SendAsync(request);
                Assert.Equal(200, (int)response.StatusCode);
                Interlocked.Increment(ref answers);
            },
            iter: Samples,
            threads: Threads);
        Assert.Equal(Samples, answers);
        await StillWellAsync(app, canary, me);
    }

    [Fact]
    public async Task NoByteSentToACircuit_HurtsAnybodyElse()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        using var me = await LegacyClient.RegisterAsync(app);
        using var person = await PageClient.RegisterAsync(app.Address);
        var cookies = person.Cookies.GetCookieHeader(app.Address);
        string[] handshakes = ["{\"protocol\":\"blazorpack\",\"version\":1}\u001e", "{\"protocol\":\"json\",\"version\":1}\u001e", "{}\u001e", "", "\u001e\u001e", new string('x', 40_000)];
        await Gen.Select(Gen.OneOfConst(handshakes), Gen.Byte.Array[0, 300].Array[0, 5], Gen.Bool).SampleAsync(
            async (handshake, messages, isKnown) =>
            {
                using var socket = new ClientWebSocket();
                if (isKnown)
                    socket.Options.SetRequestHeader("Cookie", cookies);
                await Wait.For(socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None));
                await TryAsync(() => socket.SendAsync(Encoding.UTF8.GetBytes(handshake), WebSocketMessageType.Binary, true, CancellationToken.None));
                foreach (var message in messages)
                    await TryAsync(() => socket.SendAsync((byte[])[(byte)message.Length, .. message], WebSocketMessageType.Binary, true, CancellationToken.None));
                socket.Abort();
            },
            iter: Samples,
            threads: Threads);
        await StillWellAsync(app, canary, me);
    }

    private static async Task StillWellAsync(AppFactory app, Canary canary, LegacyClient me)
    {
        await canary.StopAsync();
        using var socket = await me.ConnectAsync();
        await me.SettledAsync(socket);
        Assert.DoesNotContain(app.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static async Task TryAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (WebSocketException)
        {
            // The server has had enough of it.
        }
    }
}
