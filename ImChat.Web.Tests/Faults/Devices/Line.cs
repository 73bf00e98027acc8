using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>One connection to <c>/chat</c> that may break at any moment: that it is over is an answer here, not a failure.</summary>
internal sealed class Line : IDisposable
{
    public const string V2 = "imchat.v2";

    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly ArrayBufferWriter<byte> frame = new(1024);
    private readonly SemaphoreSlim writing = new(1);

    private Line()
    {
    }

    /// <summary>How the server closed it, or null when it broke.</summary>
    public WebSocketCloseStatus? ClosedWith => socket.CloseStatus;

    /// <summary>A connection, or null when there was none to be had in time.</summary>
    public static async Task<Line?> OpenAsync(Uri door, Caller caller, string? protocol, TimeSpan within, CancellationToken cancellation)
    {
        var line = new Line();
        if (protocol is not null)
            line.socket.Options.AddSubProtocol(protocol);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            deadline.CancelAfter(within);
            await line.socket.ConnectAsync(AddressFor(door, caller), deadline.Token);
            return line;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            line.Dispose();
            return null;
        }
    }

    /// <summary>The next frame, or null when it is over.</summary>
    public async Task<string?> ReadAsync()
    {
        frame.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(frame.GetMemory(1024), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    return await AnswerCloseAsync();
                frame.Advance(part.Count);
                if (part.EndOfMessage)
                    return Encoding.UTF8.GetString(frame.WrittenSpan);
            }
        }
        catch (Exception error) when (IsOver(error))
        {
            return null;
        }
    }

    /// <summary>False when it is over. True says nothing about whether anybody reads it.</summary>
    public async Task<bool> WriteAsync(string text)
    {
        try
        {
            using var deadline = new CancellationTokenSource(WriteDeadline);
            await writing.WaitAsync(deadline.Token);
            try
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
                return true;
            }
            finally
            {
                writing.Release();
            }
        }
        catch (Exception error) when (IsOver(error))
        {
            return false;
        }
    }

    /// <summary>Cuts it without a word.</summary>
    public void Cut() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private static Uri AddressFor(Uri door, Caller caller) => new(QueryHelpers.AddQueryString(
        new UriBuilder(door) { Scheme = "ws", Path = "/chat" }.Uri.ToString(),
        new Dictionary<string, string?> { ["id"] = caller.Id.ToString(), ["token"] = caller.Token }));

    private static bool IsOver(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task<string?> AnswerCloseAsync()
    {
        using var deadline = new CancellationTokenSource(WriteDeadline);
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", deadline.Token);
        return null;
    }
}
