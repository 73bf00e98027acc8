using ImChat.Web.Layout;
using ImChat.Web.Sockets;

namespace ImChat.Web.Docs.Devices;

internal static class PagingChapter
{
    public static Chapter Write() => new("v2-history", DeviceTexts.PagingTitle)
    {
        Rules = [DeviceTexts.HistoryRule, DeviceTexts.PageRule.Fill(FrameReader.LargestMessage), DeviceTexts.ShownRule],
        Frames = [ClientFrames.History, ServerFrames.Page],
        Examples = PagingExamples.All,
    };
}
