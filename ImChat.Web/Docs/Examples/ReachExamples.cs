using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Examples;

/// <summary>Who receives what, and what happens at the limits.</summary>
internal static class ReachExamples
{
    private const string Hello = "hello,world!";

    public static IReadOnlyList<Example> Reach =>
    [
        new("room-echo", ProtocolTexts.ExampleRoomEcho,
            new Opens("alice", "alice"),
            new Receives("alice", Hello),
            new Opens("bob", "bob") { Headers = [("Origin", "{origin}")] },
            new Receives("bob", Hello),
            new Sends("alice", Shapes.Text("alice", "group", "one")),
            new Receives("alice", Shapes.Text("alice", "group", "one")),
            new Receives("bob", Shapes.Text("alice", "group", "one")),
            new Sends("bob", Shapes.Text("bob", "group", "two")),
            new Receives("alice", Shapes.Text("bob", "group", "two")),
            new Sends("alice", Shapes.Text("alice", "bob", "three")),
            new Receives("bob", Shapes.Text("alice", "bob", "three"))),
        new("second-device", ProtocolTexts.ExampleSecondDevice,
            new Opens("alice", "alice"),
            new Receives("alice", Hello),
            new Opens("alice 2", "alice"),
            new Receives("alice 2", Hello),
            new Sends("alice", Shapes.Text("alice", "bob", "sent here")),
            new Receives("alice 2", Shapes.Text("alice", "bob", "sent here")),
            new Sends("alice 2", Shapes.Text("alice", "alice", "a note to myself")),
            new Receives("alice 2", Shapes.Text("alice", "alice", "a note to myself")),
            new Receives("alice", Shapes.Text("alice", "alice", "a note to myself"))),
        new("not-a-member", ProtocolTexts.ExampleNotMember,
            new Opens("bob", "bob"),
            new Receives("bob", Hello),
            new Opens("carol", "carol"),
            new Receives("carol", Hello),
            new Sends("carol", Shapes.Text("carol", "group", "let me in")),
            new Sends("carol", Shapes.Text("carol", "bob", "are you there?")),
            new Receives("bob", Shapes.Text("carol", "bob", "are you there?"))),
    ];

    public static IReadOnlyList<Example> Replay =>
    [
        new("away", ProtocolTexts.ExampleAway,
            new Opens("alice", "alice"),
            new Receives("alice", Hello),
            new Sends("alice", Shapes.Text("alice", "bob", "one")),
            new Sends("alice", Shapes.Text("alice", "group", "two")),
            new Receives("alice", Shapes.Text("alice", "group", "two")),
            new Opens("bob", "bob"),
            new Receives("bob", Hello),
            new Receives("bob", Shapes.Text("alice", "bob", "one")),
            new Receives("bob", Shapes.Text("alice", "group", "two")),
            new Leaves("bob"),
            new Opens("bob again", "bob"),
            new Receives("bob again", Hello),
            new Sends("alice", Shapes.Text("alice", "bob", "three")),
            new Receives("bob again", Shapes.Text("alice", "bob", "three"))),
    ];

    public static IReadOnlyList<Example> Limits =>
    [
        new("sizes", ProtocolTexts.ExampleSizes,
            new Opens("alice", "alice"),
            new Receives("alice", Hello),
            new Opens("bob", "bob"),
            new Receives("bob", Hello),
            new SendsBytes("alice", FrameReader.LargestMessage + 1),
            new Sends("alice", Shapes.Text("alice", "bob", "the one before was dropped")),
            new Receives("bob", Shapes.Text("alice", "bob", "the one before was dropped")),
            new SendsBytes("alice", FrameReader.LargestRead + 1),
            IsClosed.For("alice", CloseReason.TooBig)),
    ];
}
