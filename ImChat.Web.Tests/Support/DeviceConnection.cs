using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ImChat.Web.Tests.Support;

/// <summary>A socket that speaks <c>imchat.v2</c>, frame by frame.</summary>
internal sealed class DeviceConnection(ClientWebSocket socket) : IDisposable
{
    public const string Protocol = "imchat.v2";

    public ClientWebSocket Raw => socket;

    /// <summary>Connects as this person by the token in the address; reads the greeting.</summary>
    public static async Task<DeviceConnection> OpenAsync(AppFactory app, LegacyClient person)
    {
        var connection = await ConnectAsync(app, $"id={person.Id}&token={person.Token}");
        await connection.ReceiveAsync("hello");
        return connection;
    }

    /// <summary>The same, and resumes; everything up to <c>synced</c> is read and answered.</summary>
    public static async Task<(DeviceConnection Connection, List<JsonElement> Missed)> ResumeAsync(AppFactory app, LegacyClient person, object? resume = null)
    {
        var connection = await OpenAsync(app, person);
        return (connection, await connection.ResumeAsync(resume));
    }

    /// <summary>A handshake with these query and headers.</summary>
    public static async Task<DeviceConnection> ConnectAsync(AppFactory app, string query, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        await Wait.For(socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/chat", Query = query }.Uri, CancellationToken.None));
        return new DeviceConnection(socket);
    }

    public Task SendAsync(string frame) => socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SendAsync(object frame) => SendAsync(JsonSerializer.Serialize(frame));

    public Task SayAsync(string cid, int cmd, long to, string text) => SendAsync(new { t = "send", cid, cmd, dstid = to, media = 1, content = text });

    /// <summary>Says where this device left off; gives what came before <c>synced</c>, which may be <c>msg</c> and <c>reset</c>.</summary>
    public async Task<List<JsonElement>> ResumeAsync(object? resume = null)
    {
        await SendAsync(resume ?? new { t = "resume" });
        var missed = new List<JsonElement>();
        while (true)
        {
            var frame = await ReceiveAsync();
            if (Type(frame) == "synced")
                return missed;
            missed.Add(frame);
        }
    }

    /// <summary>The next frame, whatever it is.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await Wait.For(socket.ReceiveAsync(buffer, CancellationToken.None));
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            bytes.AddRange(buffer.AsSpan(0, result.Count));
            if (result.EndOfMessage)
                return JsonDocument.Parse(bytes.ToArray()).RootElement;
        }
    }

    /// <summary>The next frame of this type; presence and receipts may come at any time and are passed over.</summary>
    public async Task<JsonElement> ReceiveAsync(string type)
    {
        while (true)
        {
            var frame = await ReceiveAsync();
            if (Type(frame) == type)
                return frame;
            Assert.True(Type(frame) is "presence" or "receipt", $"expected {type}, got {frame}");
        }
    }

    /// <summary>The code with which the server closes, when nothing else comes before it.</summary>
    public async Task<int> ReceiveCloseAsync()
    {
        while (true)
        {
            var result = await Wait.For(socket.ReceiveAsync(new byte[65_536], CancellationToken.None));
            if (result.MessageType == WebSocketMessageType.Close)
                return (int)result.CloseStatus!;
        }
    }

    public void Dispose() => socket.Dispose();

    private static string? Type(JsonElement frame) => frame.GetProperty("t").GetString();
}
