using ImChat.Web.Docs.Examples;
using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Devices;

internal static class LimitExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-sizes", DeviceTexts.ExampleSizes,
            new Arrives("alice", "alice"),
            new SendsBytes("alice", FrameReader.LargestMessage + 1),
            new Receives("alice", DeviceShapes.Error("too_big")),
            new SendsBytes("alice", FrameReader.LargestRead + 1),
            IsClosed.For("alice", CloseReason.DeviceTooBig)),
        new("v2-flood", DeviceTexts.ExampleFlood,
            new Arrives("alice", "alice"),
            new SendsMany("alice", 500),
            IsClosed.For("alice", CloseReason.DeviceFlood))
        { HasOwnServer = true },
    ];
}
