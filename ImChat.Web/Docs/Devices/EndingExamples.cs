using ImChat.Web.Docs.Examples;
using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Devices;

internal static class EndingExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-ping", DeviceTexts.ExamplePing,
            new Arrives("alice", "alice"),
            new Sends("alice", """{"t":"ping","n":7}"""),
            new Receives("alice", """{"t":"pong","n":7}""")),
        new("v2-bye", DeviceTexts.ExampleBye,
            new Arrives("alice", "alice"),
            new Stops(),
            new Receives("alice", """{"t":"bye","reason":"drain","afterMs":{wait}}"""),
            IsClosed.For("alice", CloseReason.Restarting))
        { HasOwnServer = true },
        new("v2-malformed", DeviceTexts.ExampleMalformed,
            new Arrives("alice", "alice"),
            new SendsBinary("alice"),
            IsClosed.For("alice", CloseReason.Malformed)),
    ];
}
