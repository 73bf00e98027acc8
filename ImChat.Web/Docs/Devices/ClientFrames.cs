using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;
using ImChat.Web.Layout;

namespace ImChat.Web.Docs.Devices;

/// <summary>What a client may send.</summary>
internal static class ClientFrames
{
    public static IReadOnlyList<Frame> All => [Resume, Send, Got, Read, Typing, History, Ping];

    public static Frame Resume => FromClient("resume", DeviceTexts.ResumeMeaning,
        new("device", ProtocolTexts.Text, DeviceTexts.ResumeDevice.Fill(DeviceId.MaxChars)),
        new("convs", DeviceTexts.Object, DeviceTexts.ResumeNumbers));

    public static Frame Send => FromClient("send", DeviceTexts.SendMeaning,
        new("cid", ProtocolTexts.Text, DeviceTexts.SendClientId.Fill(MessageRules.ClientIdChars)),
        new("cmd", ProtocolTexts.Number, DeviceTexts.SendCommand),
        new("dstid", ProtocolTexts.Number, DeviceTexts.SendDestination),
        new("media", ProtocolTexts.Number, DeviceTexts.SendKind),
        new("content", ProtocolTexts.Text, DeviceTexts.SendText),
        new("pic", ProtocolTexts.Text, DeviceTexts.SendText),
        new("url", ProtocolTexts.Text, DeviceTexts.SendText),
        new("memo", ProtocolTexts.Text, DeviceTexts.SendText),
        new("amount", ProtocolTexts.Number, DeviceTexts.SendAmount));

    public static Frame Got => FromClient("got", DeviceTexts.GotMeaning, Conversation, new("seq", ProtocolTexts.Number, DeviceTexts.GotNumber));

    public static Frame Read => FromClient("read", DeviceTexts.ReadMeaning, Conversation, new("seq", ProtocolTexts.Number, DeviceTexts.ReadNumber));

    public static Frame Typing => FromClient("typing", DeviceTexts.TypingMeaning, Conversation);

    public static Frame History => FromClient("history", DeviceTexts.HistoryMeaning,
        Conversation,
        new("before", ProtocolTexts.Number, DeviceTexts.HistoryBefore),
        new("limit", ProtocolTexts.Number, DeviceTexts.HistoryLimit.Fill(HistoryRequest.MaxLimit)));

    public static Frame Ping => FromClient("ping", DeviceTexts.PingMeaning, new Field("n", ProtocolTexts.Number, DeviceTexts.PingNumber));

    private static Field Conversation => new("conv", ProtocolTexts.Text, DeviceTexts.Conversation);

    private static Frame FromClient(string type, string meaning, params Field[] fields) => new(type, IsFromServer: false, meaning, fields);
}
