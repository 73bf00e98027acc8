using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Docs;

/// <summary>
/// What one socket of an example has received and the example has not asked for yet. Receipts, typing, presence and each answer to a
/// <c>send</c> may come at any moment: each of them has a lane to itself, everything else shares one. Within a lane nothing is passed over.
/// </summary>
internal sealed partial class Inbox(ClientWebSocket socket)
{
    private const string InOrder = "";

    private readonly Dictionary<string, Queue<string>> lanes = [];

    /// <summary>Whether more answers come than an example can show.</summary>
    public bool IsCrowded { get; set; }

    /// <summary>The next frame in the lane of the one that the example shows.</summary>
    public async Task<string> NextAsync(string documented)
    {
        var lane = Lane(documented);
        while (lane.Count == 0)
        {
            var frame = await ReadAsync();
            Assert.True(frame is not null, $"The server closed, {socket.CloseStatus} {socket.CloseStatusDescription}, instead of sending {documented}");
            Lane(frame).Enqueue(frame);
        }
        return lane.Dequeue();
    }

    /// <summary>How the server closes; before that nothing may come that the example does not show, but for what comes at any moment.</summary>
    public async Task<(int Code, string? Word)> CloseAsync()
    {
        while (await ReadAsync() is { } frame)
            Lane(frame).Enqueue(frame);
        Assert.Empty(Lane(InOrder));
        return ((int)socket.CloseStatus!, socket.CloseStatusDescription);
    }

    /// <summary>Asserts that the example has shown every frame that came, but for hints that it need not show.</summary>
    public void AssertAllShown() => Assert.Empty(lanes.Where(lane => MustBeShown(lane.Key)).SelectMany(lane => lane.Value));

    private bool MustBeShown(string lane) => lane is not ("receipt" or "typing" or "presence") && (lane == InOrder || !IsCrowded);

    private Queue<string> Lane(string frame)
    {
        var name = AtAnyMoment.Match(frame) is { Success: true } match ? match.Groups[1].Value : InOrder;
        return lanes.TryGetValue(name, out var lane) ? lane : lanes[name] = new();
    }

    private async Task<string?> ReadAsync()
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await Wait.For(socket.ReceiveAsync(buffer, CancellationToken.None));
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            bytes.AddRange(buffer.AsSpan(0, result.Count));
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString([.. bytes]);
        }
    }

    /// <summary>Its type, or type and client id of an answer.</summary>
    [GeneratedRegex("""^\{"t":"(receipt|typing|presence|(?:ack|err)","cid":"[^"]+)""")]
    private static partial Regex AtAnyMoment { get; }
}
