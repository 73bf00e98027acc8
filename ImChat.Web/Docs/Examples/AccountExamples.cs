namespace ImChat.Web.Docs.Examples;

internal static class AccountExamples
{
    public static IReadOnlyList<Example> Register =>
    [
        new("register", ProtocolTexts.ExampleRegister,
            Call.Post("/user/register", Shapes.Data(Shapes.Person("dora", "Dora", token: "{dora.token}")), ("mobile", "{dora.mobile}"), ("passwd", "{dora.passwd}"), ("nickname", "Dora"))),
        new("register-without-nickname", ProtocolTexts.ExampleRegisterNameless,
            Call.Post("/user/register", Shapes.Data(Shapes.Person("dora", "{dora.nickname}", token: "{dora.token}")), ("mobile", "{dora.mobile}"), ("passwd", "{dora.passwd}"))),
        new("register-refused", ProtocolTexts.ExampleRefused,
            Call.Post("/user/register", Shapes.Refused("该手机号已经注册"), ("mobile", "{alice.mobile}"), ("passwd", "{dora.passwd}")),
            Call.Post("/user/register", Shapes.Refused("请输入手机号"), ("passwd", "{dora.passwd}")),
            Call.Post("/user/register", Shapes.Refused("请输入密码"), ("mobile", "{dora.mobile}"))),
    ];

    public static IReadOnlyList<Example> Login =>
    [
        new("login", ProtocolTexts.ExampleLogin,
            Call.Post("/user/login", Shapes.Data(Shapes.Person("alice", "Alice", token: "{alice.second.token}")), ("mobile", "{alice.mobile}"), ("passwd", "{alice.passwd}")),
            Call.Post("/user/find", Shapes.SignInFirst, ("id", "{alice.id}"), ("token", "{alice.token}")),
            Call.Post("/user/find", Shapes.Data(Shapes.Person("alice", "Alice")), ("id", "{alice.id}"), ("token", "{alice.second.token}"))),
        new("login-refused", ProtocolTexts.ExampleRefused,
            Call.Post("/user/login", Shapes.Refused("该用户不存在"), ("mobile", "{dora.mobile}"), ("passwd", "{dora.passwd}")),
            Call.Post("/user/login", Shapes.Refused("密码不正确"), ("mobile", "{alice.mobile}"), ("passwd", "wrong"))),
    ];

    public static IReadOnlyList<Example> Find =>
    [
        new("find", ProtocolTexts.ExampleFind,
            Call.Post("/user/find", Shapes.Data(Shapes.Person("carol", "Carol", mobile: "masked")), ("id", "{carol.id}"), ("token", "{alice.token}")),
            Call.Post("/user/find", Shapes.Refused("该用户不存在"), ("id", "1"), ("token", "{alice.token}"))),
    ];

    public static IReadOnlyList<Example> Change =>
    [
        new("change-profile", ProtocolTexts.ExampleChange,
            Call.Post("/user/updateinfo", """{"code":0,"msg":"用户信息修改成功","data":{"id":{alice.id},"mobile":"{alice.mobile}","avatar":"/mnt/1.png","sex":"W","nickname":"Alice","online":0,"token":"","memo":"","createat":"{alice.time}"}}""",
                ("id", "{alice.id}"), ("avatar", "/mnt/1.png"), ("sex", "W"), ("token", "{alice.token}"))),
    ];

    public static IReadOnlyList<Example> Logout =>
    [
        new("logout", ProtocolTexts.ExampleLogout,
            Call.Post("/user/logout", """{"code":0,"msg":""}""", ("id", "{alice.id}"), ("token", "{alice.token}")),
            Call.Post("/user/find", Shapes.SignInFirst, ("id", "{alice.id}"), ("token", "{alice.token}"))),
    ];
}
