using System.Net.Sockets;
using System.Text;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>A request for a socket, line by line, and what comes back, byte for byte.</summary>
internal sealed record Handshake(string Query, string Method = "GET", string Version = "13", string Upgrade = "websocket", string More = "")
{
    public static Handshake Of(LegacyClient person) => new($"?id={person.Id}&token={person.Token}");

    public Handshake With(string header, string value) => this with { More = $"{More}{header}: {value}\r\n" };

    /// <summary>The answer: its status line, its headers, and its body if there is one.</summary>
    public static async Task<string> AskAsync(AppFactory app, Handshake handshake)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(handshake.Text(app)));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(answer.ToString()))
        {
            var read = await Wait.For(stream.ReadAsync(buffer).AsTask());
            if (read == 0)
                break;
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return answer.ToString();
    }

    private static bool IsWhole(string answer)
    {
        var head = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return false;
        return answer.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal) || answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal)
            || (answer.Length > head + 4 && !answer.Contains("chunked", StringComparison.Ordinal));
    }

    private string Text(AppFactory app)
    {
        var upgrade = Upgrade.Length > 0 ? $"Connection: Upgrade\r\nUpgrade: {Upgrade}\r\n" : "";
        return $"{Method} /chat{Query} HTTP/1.1\r\nHost: {app.Address.Authority}\r\n{upgrade}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: {Version}\r\n{More}\r\n";
    }
}
