using ImChat.Domain.Wire;
using ImChat.Web.Layout;

namespace ImChat.Web.Docs.Devices;

internal static class FrameChapter
{
    public static Chapter Write() => new("v2-frames", DeviceTexts.FramesTitle)
    {
        Rules = [DeviceTexts.FormRule.Fill(DeviceRequestReader.MaxDepth), DeviceTexts.ValueRule, DeviceTexts.ConversationRule, DeviceTexts.NumberRule, DeviceTexts.OrderRule],
        Tables =
        [
            new(DeviceTexts.FramesCaption, [DeviceTexts.Frame, DeviceTexts.From, ProtocolTexts.Meaning],
                [.. ClientFrames.All.Concat(ServerFrames.All).Select(frame => (string[])[$"`{frame.Type}`", frame.Sender, frame.Meaning])]),
        ],
    };
}
