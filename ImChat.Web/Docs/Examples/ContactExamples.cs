namespace ImChat.Web.Docs.Examples;

internal static class ContactExamples
{
    private const string Added = """{"code":0,"msg":"好友添加成功"}""";

    public static IReadOnlyList<Example> Load =>
    [
        new("load-friends", ProtocolTexts.ExampleLoadFriends,
            Call.Post("/contact/loadfriend", Shapes.Rows(Shapes.Person("bob", "Bob")), ("userid", "{alice.id}"), ("token", "{alice.token}")),
            Call.Post("/contact/loadfriend", """{"code":0,"msg":"","rows":[],"total":0}""", ("userid", "{carol.id}"), ("token", "{carol.token}"))),
    ];

    public static IReadOnlyList<Example> Add =>
    [
        new("add-friend", ProtocolTexts.ExampleAddFriend,
            Adds("{carol.id}", Added),
            Adds("{carol.id}", Shapes.Refused("该用户已经被添加过啦")),
            Call.Post("/contact/loadfriend", Shapes.Rows(Shapes.Person("alice", "Alice")), ("userid", "{carol.id}"), ("token", "{carol.token}"))),
        new("add-friend-by-mobile", ProtocolTexts.ExampleAddByMobile,
            Call.Post("/user/addfriend", Added, ("userid", "{alice.id}"), ("dstmobile", "{carol.mobile}"), ("token", "{alice.token}"))),
        new("add-friend-refused", ProtocolTexts.ExampleRefused,
            Adds("{alice.id}", Shapes.Refused("不能添加自己为好友啊")),
            Adds("1", Shapes.Refused("该用户不存在")),
            Call.Post("/contact/addfriend", Shapes.SignInFirst, ("userid", "{alice.id}"), ("dstid", "{carol.id}")),
            new Call("GET", "/contact/addfriend", Answer.Json(Shapes.Refused("不能添加自己为好友啊")))),
    ];

    private static Call Adds(string friend, string answer) => Call.Post("/contact/addfriend", answer, ("userid", "{alice.id}"), ("dstid", friend), ("token", "{alice.token}"));
}
