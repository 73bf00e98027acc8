using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs.Devices;

internal static class ReceiptExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("v2-receipts", DeviceTexts.ExampleReceipts,
            [
                .. AliceSays("bob"),
                new Sends("bob", DeviceShapes.Got("pair", 1)),
                .. Told("pair", 1, 0),
                new Sends("bob", DeviceShapes.Read("pair", 1)),
                .. Told("pair", 1, 1),
            ]),
        new("v2-receipts-group", DeviceTexts.ExampleGroupReceipts,
            [
                .. AliceSays("group", 2),
                new Sends("bob", DeviceShapes.Read("group", 2)),
                .. Told("group", 2, 2),
            ]),
        new("v2-receipts-refused", ProtocolTexts.ExampleRefused,
            [
                .. AliceSays("bob"),
                new Sends("bob", DeviceShapes.Got("pair", 2)),
                new Receives("bob", DeviceShapes.Error("bad_ack")),
                new Sends("bob", DeviceShapes.Read("pair", 2)),
                new Receives("bob", DeviceShapes.Error("bad_ack")),
                new Arrives("carol", "carol"),
                new Sends("carol", DeviceShapes.Read("pair", 1)),
                new Receives("carol", DeviceShapes.Error("not_member")),
            ]),
    ];

    private static Step[] AliceSays(string to, int seq = 1) =>
    [
        new Arrives("alice", "alice"),
        new Arrives("bob", "bob"),
        new Sends("alice", DeviceShapes.Send("a-1", to, "one")),
        new Receives("alice", DeviceShapes.Ack("a-1", "first", to, seq)),
        new Receives("bob", DeviceShapes.Message("first", "alice", to, seq, "one")),
    ];

    private static Step[] Told(string conversation, int got, int read) =>
        [new Receives("bob", DeviceShapes.Receipt(conversation, "bob", got, read)), new Receives("alice", DeviceShapes.Receipt(conversation, "bob", got, read))];
}
