namespace ImChat.Web.Docs.Examples;

/// <summary>What frames may look like and what comes out at the other end.</summary>
internal static class FrameExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("send-text", ProtocolTexts.ExampleSendText,
            [.. Connected(
                new Sends("alice", """{ "dstid":{bob.id}, "cmd":10, "userid":{alice.id}, "media":1, "content":"Hello, Bob", "mine":[1,2] }"""),
                new Receives("bob", """{ "dstid":{bob.id}, "cmd":10, "userid":{alice.id}, "media":1, "content":"Hello, Bob", "mine":[1,2] }"""))]),
        new("sender-is-made-true", ProtocolTexts.ExampleTrueSender,
            [.. Connected(
                new Sends("alice", """{"dstid":{bob.id},"cmd":10,"userid":{carol.id},"media":1,"content":"I am Carol"}"""),
                new Receives("bob", """{"dstid":{bob.id},"cmd":10,"userid":{alice.id},"media":1,"content":"I am Carol"}"""),
                new Sends("alice", """{"dstid":{bob.id},"cmd":10,"media":1,"content":"No name"}"""),
                new Receives("bob", """{"userid":{alice.id},"dstid":{bob.id},"cmd":10,"media":1,"content":"No name"}"""))]),
        new("sibling-dialects", ProtocolTexts.ExampleDialects,
            [.. Connected(
                Verbatim("""{"dstid":"{bob.id}","cmd":"10","userid":"{alice.id}","media":3,"url":"/mnt/1.mp3","amount":"00:05"}"""),
                Verbatim("""{"dstid":{bob.id},"cate":1,"userid":{alice.id},"media":1,"content":"by cate"}"""))]),
        new("dropped", ProtocolTexts.ExampleDropped,
            [.. Connected(
                [
                    new Sends("alice", "ping"),
                    new Sends("alice", """{"cmd":0,"userid":{alice.id}}"""),
                    new Sends("alice", """{"dstid":{bob.id},"cmd":77,"userid":{alice.id},"media":1,"content":"an unknown command"}"""),
                    new Sends("alice", """{"dstid":{bob.id},"cmd":10.0,"userid":{alice.id},"media":1,"content":"no whole number"}"""),
                    .. Verbatim(Shapes.Text("alice", "bob", "still here")),
                ])]),
    ];

    private static Step[] Verbatim(string frame) => [new Sends("alice", frame), new Receives("bob", frame)];

    private static Step[] Connected(params Step[][] exchanges) => Connected([.. exchanges.SelectMany(steps => steps)]);

    private static Step[] Connected(params Step[] steps) =>
        [new Opens("alice", "alice"), new Receives("alice", "hello,world!"), new Opens("bob", "bob"), new Receives("bob", "hello,world!"), .. steps];
}
