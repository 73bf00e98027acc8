using ImChat.Domain.Delivery;
using ImChat.Web.Data;
using ImChat.Web.Layout;
using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Devices;

internal static class CatchUpChapter
{
    public static Chapter Write() => new("v2-resume", DeviceTexts.CatchUpTitle)
    {
        Rules =
        [
            DeviceTexts.ResumeRule,
            DeviceTexts.NamedRule,
            DeviceTexts.KnownRule,
            DeviceTexts.NewRule,
            DeviceTexts.DeviceRule.Fill(DeliveryStore.DevicesPerPerson),
            DeviceTexts.ResetRule,
            DeviceTexts.OwnRule,
            DeviceTexts.NoticeRule,
            DeviceTexts.WithheldRule,
            DeviceTexts.SlowRule.Fill(Mailbox.Capacity, FrameStream.WriteDeadline.TotalSeconds),
        ],
        Frames = [ClientFrames.Resume, ServerFrames.Reset, ServerFrames.Message, ServerFrames.Withheld, ServerFrames.Synced],
        Examples = CatchUpExamples.All,
    };
}
