using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Examples;

/// <summary>Something that happens in an example. Sockets are named after who holds them.</summary>
public abstract record Step;

/// <summary>A socket connects, as the person with this name.</summary>
public sealed record Opens(string Socket, string Person) : Step
{
    /// <summary>What a browser adds.</summary>
    public string? Origin { get; init; }

    public string Target => $$"""/chat?id={{{Person}}.id}&token={{{Person}}.token}""";

    /// <summary>The handshake as it is written in documentation.</summary>
    public string Text => Origin is null ? $"GET {Target}" : $"GET {Target}\nOrigin: {Origin}";
}

/// <summary>A client sends a text frame.</summary>
public sealed record Sends(string Socket, string Frame) : Step;

/// <summary>A client sends Bob a text message of exactly this size.</summary>
public sealed record SendsBytes(string Socket, int Bytes) : Step;

/// <summary>The next frame this client receives.</summary>
public sealed record Receives(string Socket, string Frame) : Step;

/// <summary>The client closes.</summary>
public sealed record Leaves(string Socket) : Step;

/// <summary>The server closes.</summary>
public sealed record IsClosed(string Socket, int Code, string Word) : Step
{
    internal static IsClosed For(string socket, CloseReason reason) => new(socket, (int)reason.Status, reason.Text);
}
