using ImChat.Web.Docs.Examples;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

internal static class CatchUpExamples
{
    private const string ByName = """{"t":"resume","device":"{bob.device}"}""";

    public static IReadOnlyList<Example> All =>
    [
        new("v2-resume-by-name", DeviceTexts.ExampleResumeByName,
            [
                new Arrives("alice", "alice"),
                .. Says("a-1", "first", 1, "one"),
                .. Says("a-2", "second", 2, "two"),
                .. Opens("bob", "bob"),
                new Sends("bob", ByName),
                new Receives("bob", Message("first", 1, "one")),
                new Receives("bob", Message("second", 2, "two")),
                new Receives("bob", DeviceShapes.Synced),
                new Sends("bob", DeviceShapes.Got("pair", 2)),
                new Receives("bob", DeviceShapes.Receipt("pair", "bob", 2, 0)),
                new Leaves("bob"),
                .. Says("a-3", "third", 3, "three"),
                .. Opens("bob again", "bob"),
                new Sends("bob again", ByName),
                new Receives("bob again", Message("third", 3, "three")),
                new Receives("bob again", DeviceShapes.Synced),
            ]),
        new("v2-resume-by-number", DeviceTexts.ExampleResumeByNumber,
            [
                new Arrives("alice", "alice"),
                .. Says("a-1", "first", 1, "one"),
                .. Says("a-2", "second", 2, "two"),
                .. Opens("bob", "bob"),
                new Sends("bob", """{"t":"resume","convs":{"{pair.conv}":1}}"""),
                new Receives("bob", Message("second", 2, "two")),
                new Receives("bob", DeviceShapes.Synced),
            ]),
        new("v2-reset", DeviceTexts.ExampleReset,
            [
                new Arrives("alice", "alice"),
                .. Says("a-1", "first", 1, "one"),
                .. Opens("bob", "bob"),
                new Sends("bob", """{"t":"resume","convs":{"{pair.conv}":7,"c0":2}}"""),
                new Receives("bob", """{"t":"reset","conv":"{pair.conv}","last":1}"""),
                new Receives("bob", """{"t":"reset","conv":"c0","last":0}"""),
                new Receives("bob", DeviceShapes.Synced),
                .. Says("a-2", "second", 2, "two"),
                new Receives("bob", Message("second", 2, "two")),
            ]),
        new("v2-resume-own", DeviceTexts.ExampleResumeOwn,
            [
                new Arrives("alice", "alice"),
                .. Says("a-1", "first", 1, "one"),
                .. Opens("alice phone", "alice"),
                new Sends("alice phone", DeviceShapes.Resume),
                new Receives("alice phone", Message("first", 1, "one", "a-1")),
                new Receives("alice phone", DeviceShapes.Synced),
            ]),
        new("v2-notice", DeviceTexts.ExampleNotice,
            new Arrives("alice", "alice"),
            Call.Post("/contact/joincommunity", """{"code":0,"msg":""}""", ("userid", "{carol.id}"), ("dstid", "{group.id}"), ("token", "{carol.token}")),
            new Receives("alice", """{"t":"msg","id":"{joined.id}","userid":{carol.id},"cmd":11,"dstid":{group.id},"notice":"joined","people":[],"conv":"{group.conv}","seq":2,"at":{joined.ms}}""")),
    ];

    private static Step[] Opens(string socket, string person) => [new Opens(socket, person) { Protocol = DeviceSockets.Protocol }, new Receives(socket, DeviceShapes.Hello(socket, person))];

    private static Step[] Says(string cid, string name, int seq, string content) =>
        [new Sends("alice", DeviceShapes.Send(cid, "bob", content)), new Receives("alice", DeviceShapes.Ack(cid, name, "bob", seq))];

    private static string Message(string name, int seq, string content, string? cid = null) => DeviceShapes.Message(name, "alice", "bob", seq, content, cid);
}
