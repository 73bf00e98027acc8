using System.Text;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

/// <summary>Frames as text, all sent on the connection of person 10001.</summary>
internal static class Frames
{
    public static readonly UserId Me = new(10001);

    public static WireMessage? Read(string frame) => WireReader.Read(Encoding.UTF8.GetBytes(frame), Me);

    /// <summary>The frame as it is forwarded, or null when it is dropped.</summary>
    public static string? Forwarded(string frame) => Read(frame) is { } message ? Encoding.UTF8.GetString(message.Frame.Span) : null;
}
