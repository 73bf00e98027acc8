using ImChat.Domain.Messages;
using ImChat.Web.Hosting;
using ImChat.Web.Layout;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

internal static class SendingChapter
{
    public static Chapter Write() => new("v2-send", DeviceTexts.SendingTitle)
    {
        Rules =
        [
            DeviceTexts.ClientIdRule,
            DeviceTexts.AckRule,
            DeviceTexts.PipelineRule.Fill(DeviceSends.MostOnTheirWay),
            DeviceTexts.EchoRule,
            DeviceTexts.BodyRule.Fill(new LimitOptions().MessageChars, MessageRules.AddressChars),
            DeviceTexts.BridgeRule,
        ],
        Frames = [ClientFrames.Send, ServerFrames.Ack],
        Examples = SendingExamples.All,
    };
}
