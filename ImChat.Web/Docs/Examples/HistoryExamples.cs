namespace ImChat.Web.Docs.Examples;

internal static class HistoryExamples
{
    public static IReadOnlyList<Example> History =>
    [
        new("history", ProtocolTexts.ExampleHistory,
            [.. Talk(), Call.Post("/message/chathistory", Shapes.Rows(
                """{"id":{second.id},"userid":{alice.id},"cmd":10,"dstid":{bob.id},"media":3,"url":"/mnt/1.mp3","amount":4,"createat":"{second.time}"}""",
                """{"id":{first.id},"userid":{alice.id},"cmd":10,"dstid":{bob.id},"media":1,"content":"one","createat":"{first.time}"}"""),
                ("userid", "{bob.id}"), ("dstid", "{alice.id}"), ("cmd", "10"), ("pagefrom", "0"), ("pagesize", "20"), ("token", "{bob.token}"))]),
    ];

    public static IReadOnlyList<Example> Record =>
    [
        new("record", ProtocolTexts.ExampleRecord,
            [.. Talk(), Call.Post("/contact/loadrecord", Shapes.Rows(
                """{"id":{first.id},"ownerid":{alice.id},"dstobj":{bob.id},"text":"{\"dstid\":{bob.id},\"cmd\":10,\"userid\":{alice.id},\"media\":1,\"content\":\"one\"}","cate":1,"createat":"{first.time}"}""",
                """{"id":{second.id},"ownerid":{alice.id},"dstobj":{bob.id},"text":"{\"dstid\":{bob.id},\"cmd\":10,\"userid\":{alice.id},\"media\":3,\"url\":\"/mnt/1.mp3\",\"amount\":4}","cate":1,"createat":"{second.time}"}"""),
                ("userid", "{bob.id}"), ("dstid", "{alice.id}"), ("cate", "1"), ("token", "{bob.token}"))]),
    ];

    /// <summary>What Bob has received is stored.</summary>
    private static IEnumerable<Step> Talk()
    {
        const string Voice = """{"dstid":{bob.id},"cmd":10,"userid":{alice.id},"media":3,"url":"/mnt/1.mp3","amount":4}""";
        return
        [
            new Opens("bob", "bob"),
            new Receives("bob", "hello,world!"),
            new Opens("alice", "alice"),
            new Receives("alice", "hello,world!"),
            new Sends("alice", Shapes.Text("alice", "bob", "one")),
            new Sends("alice", Voice),
            new Receives("bob", Shapes.Text("alice", "bob", "one")),
            new Receives("bob", Voice),
        ];
    }
}
