using System.Net.WebSockets;

namespace ImChat.Web.Legacy.Socket;

/// <summary>Why we close a socket: every reason there is, by name.</summary>
/// <param name="Status">The close code on the wire.</param>
/// <param name="Text">The word beside it.</param>
internal readonly record struct CloseReason(WebSocketCloseStatus Status, string Text)
{
    /// <summary>The server stops; the client may come back at once.</summary>
    public static readonly CloseReason Restarting = new(WebSocketCloseStatus.EndpointUnavailable, "restarting");

    /// <summary>More was waiting for this socket than it may hold back; what it missed is in storage.</summary>
    public static readonly CloseReason TooSlow = new((WebSocketCloseStatus)1013, "too slow");

    /// <summary>A message above the size at which we stop reading.</summary>
    public static readonly CloseReason TooBig = new(WebSocketCloseStatus.MessageTooBig, "too big");

    /// <summary>Kept sending over its rate although it was slowed down.</summary>
    public static readonly CloseReason Flood = new(WebSocketCloseStatus.PolicyViolation, "flood");

    /// <summary>Something broke on our side.</summary>
    public static readonly CloseReason Failure = new(WebSocketCloseStatus.InternalServerError, "failure");
}
