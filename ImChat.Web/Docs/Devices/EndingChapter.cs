using ImChat.Web.Layout;
using ImChat.Web.Sockets;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

internal static class EndingChapter
{
    public static Chapter Write() => new("v2-ending", DeviceTexts.EndingTitle)
    {
        Rules = [DeviceTexts.PingRule, DeviceTexts.ByeRule.Fill(DeviceSocket.ComeBackWithin.TotalMilliseconds), DeviceTexts.CloseRule],
        Frames = [ClientFrames.Ping, ServerFrames.Pong, ServerFrames.Bye],
        Tables = [Closings()],
        Examples = EndingExamples.All,
    };

    private static Table Closings() => new(ProtocolTexts.ClosingsCaption, [ProtocolTexts.Code, ProtocolTexts.Word, ProtocolTexts.When],
    [
        Closing(CloseReason.Restarting, DeviceTexts.CloseRestarting),
        Closing(CloseReason.Failure, DeviceTexts.CloseFailure),
        Closing(CloseReason.Unavailable, DeviceTexts.CloseUnavailable),
        Closing(CloseReason.Malformed, DeviceTexts.CloseMalformed.Fill(DeviceSockets.MostNonsense)),
        Closing(CloseReason.DeviceRevoked, DeviceTexts.CloseRevoked),
        Closing(CloseReason.DeviceTooBig, DeviceTexts.CloseTooBig.Fill(FrameReader.LargestRead)),
        Closing(CloseReason.DeviceFlood, DeviceTexts.CloseFlood),
    ]);

    private static string[] Closing(CloseReason reason, string when) => [$"`{(int)reason.Status}`", $"`{reason.Text}`", when];
}
