namespace ImChat.Web.Docs.Examples;

internal static class HandshakeExamples
{
    private static readonly (string, string)[] Upgrade =
        [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")];

    public static IReadOnlyList<Example> All =>
    [
        new("connect", ProtocolTexts.ExampleConnect,
            new Opens("alice", "alice"),
            new Receives("alice", "hello,world!")),
        new("connect-refused", ProtocolTexts.ExampleRefused,
            Refused("/chat?id={alice.id}&token={bob.token}"),
            Refused("/chat?id={alice.id}&token={alice.token}", ("Origin", "https://elsewhere.example")),
            new Call("GET", "/chat?id={alice.id}&token={alice.token}", Says(StatusCodes.Status400BadRequest)),
            new Call("POST", "/chat?id={alice.id}&token={alice.token}", Says(StatusCodes.Status405MethodNotAllowed)) { Headers = Upgrade }),
    ];

    public static Call Refused(string target, params IReadOnlyList<(string, string)> headers) =>
        new("GET", target, Says(StatusCodes.Status403Forbidden)) { Headers = [.. headers, .. Upgrade] };

    private static Answer Says(int status) => new(status)
    {
        Headers = [("Content-Type", "text/plain; charset=utf-8"), ("Sec-WebSocket-Version", "13"), ("X-Content-Type-Options", "nosniff")],
        Body = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) + "\n",
    };
}
