using ImChat.Domain.Delivery;
using ImChat.Web.Layout;

namespace ImChat.Web.Docs.Devices;

internal static class PresenceChapter
{
    public static Chapter Write() => new("v2-presence", DeviceTexts.PresenceTitle)
    {
        Rules =
        [
            DeviceTexts.TypingRule.Fill(Typing.Pace.TotalSeconds, TypingStarted.Lifetime.TotalSeconds),
            DeviceTexts.PresenceRule.Fill(Presence.Grace.TotalSeconds),
            DeviceTexts.HintRule,
        ],
        Frames = [ClientFrames.Typing, ServerFrames.Typing, ServerFrames.Presence],
        Examples = PresenceExamples.All,
    };
}
