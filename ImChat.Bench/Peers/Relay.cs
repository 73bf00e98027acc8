using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImChat.Bench.Peers;

/// <summary>
/// The peer we are compared with: the WebSocket server that one writes with ASP.NET Core in an afternoon. No accounts, nothing stored; a
/// bounded queue and a send loop for each connection, and each message forwarded as it came.
/// </summary>
internal static class Relay
{
    private static readonly ConcurrentDictionary<long, Channel<ReadOnlyMemory<byte>>> Connections = new();
    private static readonly ConcurrentDictionary<long, long[]> Rooms = new();

    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.UseWebSockets();
        app.MapGet("/health/ready", () => "ok");
        app.MapPost("/room/{room:long}", async (long room, HttpRequest request) => Rooms[room] = (await request.ReadFromJsonAsync<long[]>())!);
        app.Map("/chat", async (HttpContext context, long id) => await ServeAsync(await context.WebSockets.AcceptWebSocketAsync(), id));
        await app.RunAsync();
        return 0;
    }

    private static async Task ServeAsync(WebSocket socket, long id)
    {
        var queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(256);
        Connections[id] = queue;
        var sending = SendAsync(socket, queue.Reader);
        var buffer = new byte[4 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } frame)
                Forward(buffer.AsMemory(0, frame.Count).ToArray());
        }
        catch (WebSocketException)
        {
            // Gone.
        }
        Connections.TryRemove(id, out _);
        queue.Writer.TryComplete();
        await sending;
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<ReadOnlyMemory<byte>> queue)
    {
        try
        {
            await foreach (var frame in queue.ReadAllAsync())
                await socket.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException)
        {
            // Gone.
        }
    }

    private static void Forward(byte[] frame)
    {
        var (isRoom, to) = Read(frame);
        foreach (var receiver in isRoom ? Rooms[to] : [to])
        {
            if (Connections.TryGetValue(receiver, out var queue))
                queue.Writer.TryWrite(frame);
        }
    }

    private static (bool IsRoom, long To) Read(byte[] frame)
    {
        var reader = new Utf8JsonReader(frame);
        var (command, to) = (0L, 0L);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var (isCommand, isTo) = (reader.ValueTextEquals("cmd"u8), reader.ValueTextEquals("dstid"u8));
            reader.Read();
            if (isCommand)
                command = reader.GetInt64();
            else if (isTo)
                to = reader.GetInt64();
        }
        return (command == 11, to);
    }
}
