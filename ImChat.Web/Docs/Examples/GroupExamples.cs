namespace ImChat.Web.Docs.Examples;

internal static class GroupExamples
{
    private const string Done = """{"code":0,"msg":""}""";

    public static IReadOnlyList<Example> Load =>
    [
        new("load-groups", ProtocolTexts.ExampleLoadGroups,
            Call.Post("/contact/loadcommunity",
                Shapes.Rows("""{"id":{group.id},"name":"{group.name}","ownerid":{alice.id},"icon":"","cate":0,"memo":"","createat":"{group.time}","memids":[{alice.id},{bob.id}]}"""),
                ("userid", "{bob.id}"), ("token", "{bob.token}"))),
    ];

    public static IReadOnlyList<Example> Create =>
    [
        new("create-group", ProtocolTexts.ExampleCreateGroup,
            Call.Post("/contact/createcommunity", Shapes.Data("""{"id":{club.id},"name":"Club","ownerid":{carol.id},"icon":"/mnt/1.png","cate":2,"memo":"hello","createat":"{club.time}"}"""),
                ("ownerid", "{carol.id}"), ("name", "Club"), ("icon", "/mnt/1.png"), ("cate", "2"), ("memo", "hello"), ("token", "{carol.token}"))),
        new("create-group-refused", ProtocolTexts.ExampleRefused,
            Call.Post("/contact/createcommunity", Shapes.Refused("缺少群名称"), ("ownerid", "{carol.id}"), ("token", "{carol.token}")),
            Call.Post("/contact/createcommunity", Shapes.SignInFirst, ("name", "Club"))),
    ];

    public static IReadOnlyList<Example> Join =>
    [
        new("join-group", ProtocolTexts.ExampleJoinGroup,
            Joins("{group.id}", Done),
            Joins("{group.id}", Done),
            Joins("1", Shapes.Refused("您要加入的群不存在"))),
        new("join-group-by-name", ProtocolTexts.ExampleJoinByName,
            Call.Post("/user/joincommunity", Done, ("ownerid", "{carol.id}"), ("dstname", "{group.name}"), ("token", "{carol.token}"))),
        new("join-group-live", ProtocolTexts.ExampleJoinLive,
            new Opens("carol", "carol"),
            new Receives("carol", "hello,world!"),
            Joins("{group.id}", Done),
            new Opens("alice", "alice"),
            new Receives("alice", "hello,world!"),
            new Sends("alice", Shapes.Text("alice", "group", "Welcome, Carol")),
            new Receives("carol", Shapes.Text("alice", "group", "Welcome, Carol"))),
    ];

    private static Call Joins(string group, string answer) => Call.Post("/contact/joincommunity", answer, ("userid", "{carol.id}"), ("dstid", group), ("token", "{carol.token}"));
}
