using ImChat.Web.Tests.Legacy;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Corpus;

/// <summary>Bytes that no browser sends, at the socket's door and behind it, while two people talk on undisturbed.</summary>
public sealed class SocketBytesTests
{
    private const byte Text = 0x81;
    private const byte Start = 0x01;
    private const byte More = 0x00;
    private const byte Last = 0x80;
    private const byte Binary = 0x82;
    private const byte Close = 0x88;
    private const byte Ping = 0x89;
    private const byte Pong = 0x8A;

    /// <summary>After these the server ends the connection itself.</summary>
    private static readonly (string What, byte[] Bytes)[] Ending =
    [
        ("a reserved bit", RawLine.Frame(0xC1, "{}"u8)),
        ("another", RawLine.Frame(0xA1, "{}"u8)),
        ("the third", RawLine.Frame(0x91, "{}"u8)),
        ("a reserved opcode", RawLine.Frame(0x83, "{}"u8)),
        ("a reserved control opcode", RawLine.Frame(0x8B, ""u8)),
        ("a continuation of nothing", RawLine.Frame(Last, "{}"u8)),
        ("a new text inside an unfinished one", [.. RawLine.Frame(Start, "{"u8), .. RawLine.Frame(Text, "}"u8)]),
        ("no mask", RawLine.Frame(Text, "{\"cmd\":0}"u8, isMasked: false)),
        ("a length with the top bit", RawLine.Frame(Text, "{}"u8, says: 1UL << 63)),
        ("a ping that is too long", RawLine.Frame(Ping, new byte[126])),
        ("a ping in pieces", RawLine.Frame(0x09, "x"u8)),
        ("a close of one byte", RawLine.Frame(Close, [3])),
        ("a close of a code that is none", RawLine.Frame(Close, [0x03, 0xED])),
        ("a close with a reason that is no text", RawLine.Frame(Close, [0x03, 0xE8, 0xFF])),
        ("a close", RawLine.Frame(Close, [0x03, 0xE8])),
        ("two closes and data", [.. RawLine.Frame(Close, [0x03, 0xE8]), .. RawLine.Frame(Close, [0x03, 0xE8]), .. RawLine.Frame(Text, "{}"u8)]),
        ("a text that is none", RawLine.Frame(Text, [0xFF, 0xFE])),
        ("an overlong character", RawLine.Frame(Text, [0xC0, 0xAF])),
        ("half of a pair", RawLine.Frame(Text, [0xED, 0xA0, 0x80])),
        ("a character cut off", RawLine.Frame(Text, [0xE2, 0x82])),
        ("a message above what is read", RawLine.Frame(Text, new byte[(1024 * 1024) + 1])),
    ];

    /// <summary>After these it goes on as if nothing had been; the client leaves when it likes.</summary>
    private static readonly (string What, byte[] Bytes)[] Harmless =
    [
        ("many empty pieces", [.. RawLine.Frame(Start, "{\"cmd\":0"u8), .. Repeat(RawLine.Frame(More, ""u8), 10_000), .. RawLine.Frame(Last, "}"u8)]),
        ("a byte a piece", [.. RawLine.Frame(Start, "{"u8), .. Repeat(RawLine.Frame(More, " "u8), 8000), .. RawLine.Frame(Last, "\"cmd\":0}"u8)]),
        ("a terabyte that does not come", RawLine.Frame(Text, "{"u8, says: 1UL << 40)),
        ("a byte too few", RawLine.Frame(Text, new byte[100], says: 101)),
        ("a thousand pings", Repeat(RawLine.Frame(Ping, new byte[125]), 1000)),
        ("pongs that nobody asked for", Repeat(RawLine.Frame(Pong, "x"u8), 1000)),
        ("a ping inside a message", [.. RawLine.Frame(Start, "{"u8), .. RawLine.Frame(Ping, "x"u8), .. RawLine.Frame(Last, "\"cmd\":0}"u8)]),
        ("a length longer than it need be", [Text, 0xFE, 0, 9, 0, 0, 0, 0, .. "{\"cmd\":0}"u8[..9]]),
        ("heartbeats without a pause", Repeat(RawLine.Frame(Text, "{\"cmd\":0}"u8), 1000)),
        ("bytes that are no text", RawLine.Frame(Binary, new byte[60_000])),
    ];

    [Fact]
    public async Task WhateverBytesComeBehindTheDoor_TheyEndNoOtherConnection_AndNobodyElseNotices()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        using var me = await LegacyClient.RegisterAsync(app);
        foreach (var protocol in (string[])["", "Sec-WebSocket-Protocol: imchat.v2\r\n"])
        {
            foreach (var (_, bytes) in Ending)
            {
                using var line = await RawLine.UpgradeAsync(app, Target(me), protocol);
                await TrySendAsync(line, bytes);
                await line.ReadToEndAsync();
            }
            foreach (var (_, bytes) in Harmless)
            {
                using var line = await RawLine.UpgradeAsync(app, Target(me), protocol);
                await TrySendAsync(line, bytes);
                line.Reset();
            }
            using var pipelined = await RawLine.OpenAsync(app, RawLine.Handshake(app, Target(me), protocol) + "\x81\x80");
            pipelined.Reset();
        }
        await canary.StopAsync();
        using var socket = await me.ConnectAsync();
        await me.SettledAsync(socket);
        Assert.Empty(app.Logs.Lines);
    }

    [Fact]
    public async Task WhateverComesAtTheDoor_IsAnsweredOrEnded_AndNobodyElseNotices()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        using var me = await LegacyClient.RegisterAsync(app);
        var host = $"Host: {app.Address.Authority}\r\n";
        string[] requests =
        [
            $"GET /{new string('a', 9000)} HTTP/1.1\r\n{host}\r\n",
            $"GET / HTTP/1.1\r\n\r\n",
            $"GET / HTTP/1.1\r\n{host}{host}\r\n",
            $"GET / HTTP/1.1\r\n{host}{string.Concat(Enumerable.Range(0, 101).Select(i => $"X-{i}: 1\r\n"))}\r\n",
            $"GET / HTTP/1.1\r\n{host}X: {new string('x', 40_000)}\r\n\r\n",
            $"POST /user/login HTTP/1.1\r\n{host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            $"POST /user/login HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n",
            $"POST /user/login HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\nok\r\n0\r\n\r\n",
            $"POST /user/login HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
            RawLine.Handshake(app, Target(me), "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
            RawLine.Handshake(app, Target(me)).Replace("dGhlIHNhbXBsZSBub25jZQ==", "x", StringComparison.Ordinal),
            RawLine.Handshake(app, Target(me)).Replace("dGhlIHNhbXBsZSBub25jZQ==", new string('x', 4096), StringComparison.Ordinal),
            RawLine.Handshake(app, Target(me)).Replace("Version: 13", "Version: 8", StringComparison.Ordinal),
            RawLine.Handshake(app, Target(me)).Replace("Upgrade: websocket", "Upgrade: h2c", StringComparison.Ordinal),
            RawLine.Handshake(app, "/chat?id=1&token=%00%ff"),
            RawLine.Handshake(app, $"/chat?{new string('i', 8000)}"),
        ];
        foreach (var request in requests)
        {
            using var line = await RawLine.OpenAsync(app, request + $"GET /health/live HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
            await line.ReadToEndAsync();
        }
        using var silent = await RawLine.OpenAsync(app, "GET / HT");
        await canary.StopAsync();
        Assert.DoesNotContain(app.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static string Target(LegacyClient person) => $"/chat?id={person.Id}&token={person.Token}";

    private static byte[] Repeat(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(one => one)];

    /// <summary>The server may have had enough before everything is sent.</summary>
    private static async Task TrySendAsync(RawLine line, byte[] bytes)
    {
        try
        {
            await line.SendAsync(bytes);
        }
        catch (IOException)
        {
            // It has ended the connection.
        }
    }
}
