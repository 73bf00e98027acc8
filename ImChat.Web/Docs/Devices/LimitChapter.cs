using System.Globalization;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Layout;
using ImChat.Web.Sockets;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

/// <summary>Every limit a client can meet; those that are settings with their defaults.</summary>
internal static class LimitChapter
{
    public static Chapter Write()
    {
        var limits = new LimitOptions();
        var rate = new RateLimitOptions().MessagesPerSecond;
        return new("v2-limits", DeviceTexts.LimitsTitle)
        {
            Rules = [DeviceTexts.LimitRule, DeviceTexts.LargerRule],
            Tables =
            [
                new(DeviceTexts.LimitsCaption, [DeviceTexts.Limit, DeviceTexts.Most, DeviceTexts.Beyond],
                [
                    Limit(DeviceTexts.LimitFrame, FrameReader.LargestMessage, DeviceTexts.BeyondFrame),
                    Limit(DeviceTexts.LimitRead, FrameReader.LargestRead, DeviceTexts.BeyondRead),
                    Limit(DeviceTexts.LimitNonsense, DeviceSockets.MostNonsense, DeviceTexts.BeyondNonsense),
                    Limit(DeviceTexts.LimitText, limits.MessageChars, DeviceTexts.BeyondText),
                    Limit(DeviceTexts.LimitAddress, MessageRules.AddressChars, DeviceTexts.BeyondText),
                    Limit(DeviceTexts.LimitRate, rate, DeviceTexts.BeyondRate.Fill(FloodGuard.Patience)),
                    Limit(DeviceTexts.LimitBurst, SendLimits.BurstOf(rate), DeviceTexts.BeyondBurst),
                    Limit(DeviceTexts.LimitPipeline, DeviceSends.MostOnTheirWay, DeviceTexts.BeyondPipeline),
                    Limit(DeviceTexts.LimitPage, HistoryRequest.MaxLimit, DeviceTexts.BeyondPage),
                    Limit(DeviceTexts.LimitDevices, DeliveryStore.DevicesPerPerson, DeviceTexts.BeyondDevices),
                    Limit(DeviceTexts.LimitConnections, limits.ConnectionsPerPerson, DeviceTexts.BeyondConnections),
                    Limit(DeviceTexts.LimitAllConnections, limits.Connections, DeviceTexts.BeyondConnections),
                ]),
            ],
            Examples = LimitExamples.All,
        };
    }

    private static string[] Limit(string what, int most, string beyond) => [what, most.ToString(CultureInfo.InvariantCulture), beyond];
}
