using ImChat.Web.Docs.Devices;
using ImChat.Web.Sockets;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Examples;

/// <summary>Something that happens in an example. Sockets are named after who holds them.</summary>
public abstract record Step;

/// <summary>A socket connects, as the person with this name.</summary>
public sealed record Opens(string Socket, string Person) : Step
{
    /// <summary>Path and query; the person's token unless said otherwise.</summary>
    public string Target { get; init; } = $$"""/chat?id={{{Person}}.id}&token={{{Person}}.token}""";

    /// <summary>The subprotocol it asks for and is granted.</summary>
    public string? Protocol { get; init; }

    /// <summary>What else the handshake carries.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The handshake as it is written in documentation.</summary>
    public string Text => string.Join('\n', [$"GET {Target}", .. Protocol is null ? [] : (string[])[$"Sec-WebSocket-Protocol: {Protocol}"], .. Headers.Select(header => $"{header.Name}: {header.Value}")]);
}

/// <summary>A device connects with <c>imchat.v2</c> and is up to date: the first steps of almost every example, in short.</summary>
public sealed record Arrives(string Socket, string Person) : Step
{
    /// <summary>The same at length.</summary>
    public IReadOnlyList<Step> AtLength =>
    [
        new Opens(Socket, Person) { Protocol = DeviceSockets.Protocol },
        new Receives(Socket, DeviceShapes.Hello(Socket, Person)),
        new Sends(Socket, DeviceShapes.Resume),
        new Receives(Socket, DeviceShapes.Synced),
    ];
}

/// <summary>A client sends a text frame.</summary>
public sealed record Sends(string Socket, string Frame) : Step;

/// <summary>A client sends Bob a text message of exactly this size.</summary>
public sealed record SendsBytes(string Socket, int Bytes) : Step;

/// <summary>A device sends Bob so many text messages without waiting; the last one's client id is <c>m</c> and their number.</summary>
public sealed record SendsMany(string Socket, int Messages) : Step;

/// <summary>A client sends a binary frame.</summary>
public sealed record SendsBinary(string Socket) : Step;

/// <summary>
/// The next frame this client receives. Of what may come at any moment, receipts, typing, presence and each answer to a <c>send</c>, it is the
/// next of its kind.
/// </summary>
public sealed record Receives(string Socket, string Frame) : Step;

/// <summary>The client closes.</summary>
public sealed record Leaves(string Socket) : Step;

/// <summary>The server stops.</summary>
public sealed record Stops : Step;

/// <summary>The server closes.</summary>
public sealed record IsClosed(string Socket, int Code, string Word) : Step
{
    internal static IsClosed For(string socket, CloseReason reason) => new(socket, (int)reason.Status, reason.Text);
}
