using System.Globalization;
using ImChat.Domain.Messages;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Hosting;
using ImChat.Web.Layout;
using ImChat.Web.Legacy;
using ImChat.Web.Sockets;
using Microsoft.AspNetCore.WebUtilities;

namespace ImChat.Web.Docs.Chapters;

internal static class SocketChapter
{
    public const string Path = "/chat";

    public static Chapter Write() => new("chat", ProtocolTexts.ChatTitle)
    {
        Sections =
        [
            new("handshake", ProtocolTexts.HandshakeTitle)
            {
                Rules = [ProtocolTexts.HandshakeRule, ProtocolTexts.GreetingRule],
                Tables = [Handshakes()],
                Examples = HandshakeExamples.All,
            },
            new("frames", ProtocolTexts.FramesTitle)
            {
                Rules = [ProtocolTexts.VerbatimRule, ProtocolTexts.SenderRule, ProtocolTexts.DroppedRule, ProtocolTexts.PageMessageRule],
                Tables = [Fields(), Commands(), Kinds()],
                Examples = FrameExamples.All,
            },
            new("reach", ProtocolTexts.ReachTitle)
            {
                Rules = [ProtocolTexts.StrangersRule, ProtocolTexts.EchoRule, ProtocolTexts.DevicesRule, ProtocolTexts.MembersRule],
                Examples = ReachExamples.Reach,
            },
            new("replay", ProtocolTexts.ReplayTitle)
            {
                Rules = [ProtocolTexts.ReplayRule.Fill(new LegacyOptions().ReplayLimit), ProtocolTexts.HadRule],
                Examples = ReachExamples.Replay,
            },
            new("limits", ProtocolTexts.LimitsTitle)
            {
                Rules =
                [
                    ProtocolTexts.SizeRule.Fill(FrameReader.LargestMessage, FrameReader.LargestRead),
                    ProtocolTexts.RateRule.Fill(new RateLimitOptions().MessagesPerSecond),
                    ProtocolTexts.ConnectionsRule.Fill(new LimitOptions().ConnectionsPerPerson, new LimitOptions().Connections),
                    ProtocolTexts.PingRule,
                ],
                Tables = [Closings()],
                Examples = ReachExamples.Limits,
            },
        ],
    };

    private static Table Handshakes() => new(ProtocolTexts.HandshakesCaption, [ProtocolTexts.AnswerColumn, ProtocolTexts.When],
    [
        Handshake(StatusCodes.Status101SwitchingProtocols, ProtocolTexts.WhenTokenFits),
        Handshake(StatusCodes.Status403Forbidden, ProtocolTexts.WhenTokenFails),
        Handshake(StatusCodes.Status400BadRequest, ProtocolTexts.WhenNoUpgrade),
        Handshake(StatusCodes.Status405MethodNotAllowed, ProtocolTexts.WhenUpgradeByPost),
        Handshake(StatusCodes.Status503ServiceUnavailable, ProtocolTexts.WhenTooManyConnections),
    ]);

    private static string[] Handshake(int status, string when) => [$"`{status} {ReasonPhrases.GetReasonPhrase(status)}`", when];

    private static Table Fields() => new(ProtocolTexts.FrameCaption, [ProtocolTexts.Field, ProtocolTexts.Type, ProtocolTexts.Meaning],
    [
        ["`cmd`", ProtocolTexts.Number, ProtocolTexts.FrameCommand],
        ["`cate`", ProtocolTexts.Number, ProtocolTexts.FrameCategory],
        ["`dstid`", ProtocolTexts.Number, ProtocolTexts.FrameDestination],
        ["`userid`", ProtocolTexts.Number, ProtocolTexts.FrameSender],
        ["`media`", ProtocolTexts.Number, ProtocolTexts.FrameMedia],
        ["`content`, `pic`, `url`, `memo`", ProtocolTexts.Text, ProtocolTexts.FrameTexts],
        ["`amount`", ProtocolTexts.Number, ProtocolTexts.FrameAmount],
        ["`id`", ProtocolTexts.Number, ProtocolTexts.FrameId],
    ]);

    private static Table Commands() => new(ProtocolTexts.CommandsCaption, ["`cmd`", ProtocolTexts.Meaning],
    [
        [$"`{(int)PeerKind.Person}`", ProtocolTexts.CommandPerson],
        [$"`{(int)PeerKind.Group}`", ProtocolTexts.CommandGroup],
        ["`0`", ProtocolTexts.CommandHeartbeat],
    ]);

    private static Table Kinds() => new(ProtocolTexts.KindsCaption, ["`media`", ProtocolTexts.Meaning],
    [
        Kind(MediaKind.Text, ProtocolTexts.KindText),
        Kind(MediaKind.News, ProtocolTexts.KindNews),
        Kind(MediaKind.Voice, ProtocolTexts.KindVoice),
        Kind(MediaKind.Image, ProtocolTexts.KindImage),
        Kind(MediaKind.RedPacket, ProtocolTexts.KindRedPacket),
        Kind(MediaKind.Emoji, ProtocolTexts.KindEmoji),
        Kind(MediaKind.Link, ProtocolTexts.KindLink),
        Kind(MediaKind.Video, ProtocolTexts.KindVideo),
        Kind(MediaKind.ContactCard, ProtocolTexts.KindCard),
        Kind(MediaKind.Custom, ProtocolTexts.KindCustom),
    ]);

    private static string[] Kind(MediaKind kind, string meaning) => [$"`{((int)kind).ToString(CultureInfo.InvariantCulture)}`", meaning];

    private static Table Closings() => new(ProtocolTexts.ClosingsCaption, [ProtocolTexts.Code, ProtocolTexts.Word, ProtocolTexts.When],
    [
        Closing(CloseReason.Restarting, ProtocolTexts.CloseRestarting),
        Closing(CloseReason.TooBig, ProtocolTexts.CloseTooBig),
        Closing(CloseReason.Flood, ProtocolTexts.CloseFlood),
        Closing(CloseReason.Revoked, ProtocolTexts.CloseRevoked),
        Closing(CloseReason.Failure, ProtocolTexts.CloseFailure),
        Closing(CloseReason.Unavailable, ProtocolTexts.CloseUnavailable),
    ]);

    private static string[] Closing(CloseReason reason, string when) => [$"`{(int)reason.Status}`", $"`{reason.Text}`", when];
}
