using System.Net.WebSockets;
using ImChat.Domain.Delivery;

namespace ImChat.Web.Sockets;

/// <summary>Why we close a socket: every reason there is, by name.</summary>
/// <param name="Status">The close code on the wire.</param>
/// <param name="Text">The word beside it.</param>
internal readonly record struct CloseReason(WebSocketCloseStatus Status, string Text)
{
    /// <summary>The server stops; the client may come back at once.</summary>
    public static readonly CloseReason Restarting = new(WebSocketCloseStatus.EndpointUnavailable, "restarting");

    /// <summary>This server cannot reach what it needs; another may, or this one later.</summary>
    public static readonly CloseReason Unavailable = new((WebSocketCloseStatus)1013, "unavailable");

    /// <summary>A message above the size at which we stop reading.</summary>
    public static readonly CloseReason TooBig = new(WebSocketCloseStatus.MessageTooBig, "too big");

    /// <summary>Kept sending over its rate although it was slowed down.</summary>
    public static readonly CloseReason Flood = new(WebSocketCloseStatus.PolicyViolation, "flood");

    /// <summary>The sign-in that it was opened with is over.</summary>
    public static readonly CloseReason Revoked = new(WebSocketCloseStatus.PolicyViolation, "signed out");

    /// <summary>Something broke on our side.</summary>
    public static readonly CloseReason Failure = new(WebSocketCloseStatus.InternalServerError, "failure");

    /// <summary><c>imchat.v2</c>: binary, or again and again no JSON.</summary>
    public static readonly CloseReason Malformed = new((WebSocketCloseStatus)4400, "malformed");

    /// <summary><c>imchat.v2</c>: the sign-in that it was opened with is over.</summary>
    public static readonly CloseReason DeviceRevoked = new((WebSocketCloseStatus)4401, "signed out");

    /// <summary><c>imchat.v2</c>: a message above the size at which we stop reading.</summary>
    public static readonly CloseReason DeviceTooBig = new((WebSocketCloseStatus)4413, "too big");

    /// <summary><c>imchat.v2</c>: kept sending over its rate although each was refused.</summary>
    public static readonly CloseReason DeviceFlood = new((WebSocketCloseStatus)4429, "flood");

    /// <summary>Why a mailbox was ended, where the end of a sign-in has a name of each protocol's own.</summary>
    public static CloseReason Of(MailboxEnd end, CloseReason signedOut) => end == MailboxEnd.SignedOut ? signedOut : Unavailable;
}
