using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs.Devices;

internal static class PagingExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-history", DeviceTexts.ExamplePaging,
            new Arrives("alice", "alice"),
            new Arrives("bob", "bob"),
            new Sends("alice", DeviceShapes.Send("a-1", "bob", "one")),
            new Receives("alice", DeviceShapes.Ack("a-1", "first", "bob", 1)),
            new Receives("bob", DeviceShapes.Message("first", "alice", "bob", 1, "one")),
            new Sends("bob", DeviceShapes.Send("b-1", "alice", "two")),
            new Receives("bob", DeviceShapes.Ack("b-1", "second", "alice", 2)),
            new Receives("alice", DeviceShapes.Message("second", "bob", "alice", 2, "two")),
            new Sends("alice", DeviceShapes.Send("a-2", "bob", "three")),
            new Receives("alice", DeviceShapes.Ack("a-2", "third", "bob", 3)),
            new Receives("bob", DeviceShapes.Message("third", "alice", "bob", 3, "three")),
            new Sends("alice", """{"t":"history","conv":"{pair.conv}","limit":2}"""),
            new Receives("alice", DeviceShapes.Page("pair", DeviceShapes.Paged("second", "bob", "alice", 2, "two"), DeviceShapes.Paged("third", "alice", "bob", 3, "three", "a-2"))),
            new Sends("alice", """{"t":"history","conv":"{pair.conv}","before":2,"limit":2}"""),
            new Receives("alice", DeviceShapes.Page("pair", DeviceShapes.Paged("first", "alice", "bob", 1, "one", "a-1"))),
            new Sends("alice", """{"t":"history","conv":"{pair.conv}","before":1}"""),
            new Receives("alice", DeviceShapes.Page("pair"))),
    ];
}
