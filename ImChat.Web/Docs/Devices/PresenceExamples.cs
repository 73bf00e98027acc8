using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs.Devices;

internal static class PresenceExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-typing", DeviceTexts.ExampleTyping,
            new Arrives("alice", "alice"),
            new Arrives("bob", "bob"),
            new Sends("alice", DeviceShapes.Send("a-1", "bob", "one")),
            new Receives("alice", DeviceShapes.Ack("a-1", "first", "bob", 1)),
            new Receives("bob", DeviceShapes.Message("first", "alice", "bob", 1, "one")),
            new Sends("bob", """{"t":"typing","conv":"{pair.conv}"}"""),
            new Receives("alice", """{"t":"typing","conv":"{pair.conv}","user":{bob.id}}""")),
        new("v2-presence", DeviceTexts.ExamplePresence,
            new Arrives("alice", "alice"),
            new Arrives("bob", "bob"),
            new Receives("alice", """{"t":"presence","user":{bob.id},"state":"on","at":{bob.since.ms}}"""),
            new Receives("bob", """{"t":"presence","user":{alice.id},"state":"on","at":{alice.since.ms}}""")),
    ];
}
