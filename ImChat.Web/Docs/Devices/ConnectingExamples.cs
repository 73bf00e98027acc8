using ImChat.Web.Docs.Examples;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

internal static class ConnectingExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-hello", DeviceTexts.ExampleHello,
            new Opens("alice", "alice") { Protocol = DeviceSockets.Protocol },
            new Receives("alice", DeviceShapes.Hello("alice", "alice")),
            new Sends("alice", DeviceShapes.Resume),
            new Receives("alice", DeviceShapes.Synced)),
        new("v2-bearer", DeviceTexts.ExampleBearer,
            new Opens("alice", "alice") { Target = "/chat", Protocol = DeviceSockets.Protocol, Headers = [("Authorization", "Bearer {alice.token}")] },
            new Receives("alice", DeviceShapes.Hello("alice", "alice"))),
        new("v2-cookie", DeviceTexts.ExampleCookie,
            RequestExamples.SignsIn,
            new Opens("alice", "alice") { Target = "/chat?id={alice.id}", Protocol = DeviceSockets.Protocol, Headers = [("Origin", "{origin}"), ("Cookie", "imchat.{alice.id}={session}")] },
            new Receives("alice", DeviceShapes.Hello("alice", "alice"))),
        new("v2-refused", ProtocolTexts.ExampleRefused,
            Refused("/chat?id={alice.id}&token={bob.token}"),
            Refused("/chat?id={alice.id}", ("Authorization", "Bearer {bob.token}")),
            Refused("/chat", ("Authorization", "Bearer {alice.token}"), ("Origin", "https://elsewhere.example"))),
    ];

    private static Call Refused(string target, params IReadOnlyList<(string, string)> headers) => HandshakeExamples.Refused(target, [("Sec-WebSocket-Protocol", DeviceSockets.Protocol), .. headers]);
}
