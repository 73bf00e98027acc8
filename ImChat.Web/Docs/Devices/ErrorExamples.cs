using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs.Devices;

internal static class ErrorExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-errors", DeviceTexts.ExampleErrors,
            [
                new Arrives("alice", "alice"),
                .. Refused("alice", "hello", "bad_json"),
                .. Refused("alice", """{"t":"ping","t":"ping"}""", "bad_json"),
                .. Refused("alice", """{"t":"dance"}""", "unknown_type"),
                .. Refused("alice", """{"t":"send","cmd":10,"dstid":{bob.id},"media":1,"content":"no client id"}""", "bad_arg"),
                .. Refused("alice", """{"t":"send","cid":"a-1","cmd":10,"dstid":{bob.id},"media":1,"content":"  "}""", "bad_arg", "a-1"),
                .. Refused("alice", """{"t":"send","cid":"a-2","cmd":10,"dstid":1,"media":1,"content":"to nobody"}""", "bad_arg", "a-2"),
                .. Refused("alice", """{"t":"history","conv":"c0"}""", "not_member"),
                new Arrives("carol", "carol"),
                .. Refused("carol", DeviceShapes.Send("c-1", "group", "let me in"), "not_member", "c-1"),
            ]),
        new("v2-muted", DeviceTexts.ExampleMuted,
            [
                new Arrives("carol", "carol"),
                .. Refused("carol", """{"t":"send","cid":"c-1","cmd":11,"dstid":{quiet.id},"media":1,"content":"is anybody here?"}""", "forbidden", "c-1"),
            ]),
        new("v2-rate", DeviceTexts.ExampleRate,
            new Arrives("alice", "alice"),
            new SendsMany("alice", 300),
            new Receives("alice", """{"t":"err","cid":"m300","code":"rate","retryMs":{wait}}"""))
        { HasOwnServer = true },
    ];

    private static Step[] Refused(string socket, string frame, string code, string? cid = null) => [new Sends(socket, frame), new Receives(socket, DeviceShapes.Error(code, cid))];
}
