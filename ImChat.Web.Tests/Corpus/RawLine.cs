using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Corpus;

/// <summary>A connection of which every byte is the test's own.</summary>
internal sealed class RawLine : IDisposable
{
    private readonly TcpClient client = new();

    public static async Task<RawLine> OpenAsync(AppFactory app, string request = "")
    {
        var line = new RawLine();
        await line.client.ConnectAsync(app.Address.Host, app.Address.Port);
        if (request.Length > 0)
            await line.SendAsync(Encoding.UTF8.GetBytes(request));
        return line;
    }

    /// <summary>A socket that was let in, of an old client or, with its name, of another protocol.</summary>
    public static async Task<RawLine> UpgradeAsync(AppFactory app, string target, string headers = "")
    {
        var line = await OpenAsync(app, Handshake(app, target, headers));
        Assert.StartsWith("HTTP/1.1 101", await line.ReceiveHeadAsync());
        return line;
    }

    public static string Handshake(AppFactory app, string target, string headers = "") =>
        $"GET {target} HTTP/1.1\r\nHost: {app.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n";

    /// <summary>A frame as RFC 6455 has it, masked with zeros, so that it stands as it is; its length may be said wrongly.</summary>
    public static byte[] Frame(byte first, ReadOnlySpan<byte> payload, ulong? says = null, bool isMasked = true)
    {
        var length = says ?? (ulong)payload.Length;
        var mask = (byte)(isMasked ? 0x80 : 0);
        Span<byte> size = stackalloc byte[9];
        if (length < 126)
        {
            size[0] = (byte)(mask | (byte)length);
            size = size[..1];
        }
        else if (length <= ushort.MaxValue)
        {
            size[0] = (byte)(mask | 126);
            BinaryPrimitives.WriteUInt16BigEndian(size[1..], (ushort)length);
            size = size[..3];
        }
        else
        {
            size[0] = (byte)(mask | 127);
            BinaryPrimitives.WriteUInt64BigEndian(size[1..], length);
        }
        return [first, .. size, .. isMasked ? new byte[4] : [], .. payload];
    }

    public async Task SendAsync(byte[] bytes) => await client.GetStream().WriteAsync(bytes);

    /// <summary>What comes next, as much of it as is there.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, await Wait.For(client.GetStream().ReadAsync(buffer).AsTask()));
    }

    /// <summary>Gone without a word.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>All that comes until the server ends the connection, which it does in time.</summary>
    public async Task ReadToEndAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await Wait.For(client.GetStream().ReadAsync(buffer).AsTask()) > 0)
            {
                // What it says is not the question.
            }
        }
        catch (IOException)
        {
            // Cut off, which is an end as well.
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<string> ReceiveHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await Wait.For(client.GetStream().ReadAsync(one).AsTask()) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
