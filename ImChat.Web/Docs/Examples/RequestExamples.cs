namespace ImChat.Web.Docs.Examples;

/// <summary>The same question asked in every way, and proved in every way.</summary>
internal static class RequestExamples
{
    private static string BobAlone => Shapes.Rows(Shapes.Person("bob", "Bob"));

    public static IReadOnlyList<Example> Ways =>
    [
        new("same-question", ProtocolTexts.ExampleSameQuestion,
            Call.Post("/contact/loadfriend", BobAlone, ("userid", "{alice.id}"), ("token", "{alice.token}")),
            new Call("GET", "/contact/loadfriend?userid={alice.id}&token={alice.token}", Answer.Json(BobAlone)),
            new Call("POST", "/contact/loadfriend", Answer.Json(BobAlone)) { Json = """{"UserId":"{alice.id}","token":"{alice.token}"}""" }),
    ];

    public static IReadOnlyList<Example> Proofs =>
    [
        new("proof-by-cookie", ProtocolTexts.ExampleCookie,
            SignsIn,
            Asked([("userid", "{alice.id}")], ("Cookie", "imchat.{alice.id}={session}"))),
        new("proof-by-header", ProtocolTexts.ExampleHeader,
            Asked([("userid", "{alice.id}")], ("Authorization", "Bearer {alice.token}")),
            Asked([("userid", "{alice.id}")], ("Referer", "{origin}/chat/index.shtml?id={alice.id}&token={alice.token}"))),
        new("no-proof", ProtocolTexts.ExampleNoProof,
            Call.Post("/contact/loadfriend", Shapes.SignInFirst, ("userid", "{alice.id}")),
            Call.Post("/contact/loadfriend", Shapes.SignInFirst, ("userid", "{alice.id}"), ("token", "{bob.token}")),
            new Call("POST", "/contact/loadfriend", Answer.Json(Shapes.SignInFirst))
            {
                Headers = [("Origin", "https://elsewhere.example")],
                Form = [("userid", "{alice.id}"), ("token", "{alice.token}")],
            }),
    ];

    /// <summary>Alice logs in and gets her cookie.</summary>
    public static Call SignsIn =>
        new("POST", "/user/login", Answer.Json(Shapes.Data(Shapes.Person("alice", "Alice", token: "{alice.second.token}"))) with
        {
            Headers = [("Content-Type", "application/json"), ("Set-Cookie", "imchat.{alice.id}={session}; max-age=604800; path=/; samesite=lax; httponly")],
        })
        { Form = [("mobile", "{alice.mobile}"), ("passwd", "{alice.passwd}")] };

    private static Call Asked(IReadOnlyList<(string, string)> form, (string, string) header) =>
        new("POST", "/contact/loadfriend", Answer.Json(BobAlone)) { Headers = [header], Form = form };
}
