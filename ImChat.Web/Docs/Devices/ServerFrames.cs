namespace ImChat.Web.Docs.Devices;

/// <summary>What the server sends.</summary>
internal static class ServerFrames
{
    public static IReadOnlyList<Frame> All => [Hello, Reset, Message, Withheld, Synced, Ack, Error, Receipt, Typing, Presence, Page, Pong, Bye];

    public static Frame Hello => FromServer("hello", DeviceTexts.HelloMeaning,
        new("v", ProtocolTexts.Number, DeviceTexts.HelloVersion),
        new("user", ProtocolTexts.Number, DeviceTexts.HelloPerson),
        new("device", ProtocolTexts.Text, DeviceTexts.HelloDevice),
        new("maxFrame", ProtocolTexts.Number, DeviceTexts.HelloFrame),
        new("rate.msg", ProtocolTexts.Number, DeviceTexts.HelloRate),
        new("rate.burst", ProtocolTexts.Number, DeviceTexts.HelloBurst),
        new("ping", ProtocolTexts.Number, DeviceTexts.HelloPing),
        new("serverTime", ProtocolTexts.Number, DeviceTexts.HelloTime));

    public static Frame Reset => FromServer("reset", DeviceTexts.ResetMeaning, Conversation, new("last", ProtocolTexts.Number, DeviceTexts.ResetLast));

    public static Frame Message => FromServer("msg", DeviceTexts.MessageMeaning,
        Id,
        new("userid", ProtocolTexts.Number, DeviceTexts.MessageSender),
        Command,
        Destination,
        new("media", ProtocolTexts.Number, DeviceTexts.MessageKind),
        new("content", ProtocolTexts.Text, DeviceTexts.MessageText),
        new("pic", ProtocolTexts.Text, DeviceTexts.MessageText),
        new("url", ProtocolTexts.Text, DeviceTexts.MessageText),
        new("memo", ProtocolTexts.Text, DeviceTexts.MessageText),
        new("amount", ProtocolTexts.Number, DeviceTexts.MessageAmount),
        new("notice", ProtocolTexts.Text, DeviceTexts.MessageNotice),
        new("people", DeviceTexts.List, DeviceTexts.MessagePeople),
        new("text", ProtocolTexts.Text, DeviceTexts.MessageNoticeText),
        Conversation,
        Number,
        At,
        new("cid", ProtocolTexts.Text, DeviceTexts.MessageClientId));

    public static Frame Withheld => FromServer("msg", DeviceTexts.WithheldMeaning, Conversation, Number);

    public static Frame Synced => FromServer("synced", DeviceTexts.SyncedMeaning);

    public static Frame Ack => FromServer("ack", DeviceTexts.AckMeaning,
        new("cid", ProtocolTexts.Text, DeviceTexts.AckClientId),
        Id,
        Command,
        Destination,
        Conversation,
        Number,
        At,
        new("dup", DeviceTexts.Truth, DeviceTexts.AckDuplicate));

    public static Frame Error => FromServer("err", DeviceTexts.ErrorMeaning,
        new("cid", ProtocolTexts.Text, DeviceTexts.ErrorClientId),
        new("code", ProtocolTexts.Text, DeviceTexts.ErrorCode),
        new("retryMs", ProtocolTexts.Number, DeviceTexts.ErrorRetry));

    public static Frame Receipt => FromServer("receipt", DeviceTexts.ReceiptMeaning,
        Conversation,
        new("user", ProtocolTexts.Number, DeviceTexts.ReceiptPerson),
        new("got", ProtocolTexts.Number, DeviceTexts.ReceiptGot),
        new("read", ProtocolTexts.Number, DeviceTexts.ReceiptRead));

    public static Frame Typing => FromServer("typing", DeviceTexts.TypingNewsMeaning, Conversation, new("user", ProtocolTexts.Number, DeviceTexts.TypingPerson));

    public static Frame Presence => FromServer("presence", DeviceTexts.PresenceMeaning,
        new("user", ProtocolTexts.Number, DeviceTexts.PresencePerson),
        new("state", ProtocolTexts.Text, DeviceTexts.PresenceState),
        new("at", ProtocolTexts.Number, DeviceTexts.PresenceSince));

    public static Frame Page => FromServer("page", DeviceTexts.PageMeaning, Conversation, new("messages", DeviceTexts.List, DeviceTexts.PageMessages));

    public static Frame Pong => FromServer("pong", DeviceTexts.PongMeaning, new Field("n", ProtocolTexts.Number, DeviceTexts.PongNumber));

    public static Frame Bye => FromServer("bye", DeviceTexts.ByeMeaning,
        new("reason", ProtocolTexts.Text, DeviceTexts.ByeReason),
        new("afterMs", ProtocolTexts.Number, DeviceTexts.ByeAfter));

    private static Field Id => new("id", ProtocolTexts.Text, DeviceTexts.MessageId);

    private static Field Command => new("cmd", ProtocolTexts.Number, DeviceTexts.MessageCommand);

    private static Field Destination => new("dstid", ProtocolTexts.Number, DeviceTexts.MessageDestination);

    private static Field Conversation => new("conv", ProtocolTexts.Text, DeviceTexts.Conversation);

    private static Field Number => new("seq", ProtocolTexts.Number, DeviceTexts.MessageNumber);

    private static Field At => new("at", ProtocolTexts.Number, DeviceTexts.MessageTime);

    private static Frame FromServer(string type, string meaning, params Field[] fields) => new(type, IsFromServer: true, meaning, fields);
}
