using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class HistoryChapter
{
    public static Chapter Write() => new("history", ProtocolTexts.HistoryTitle)
    {
        Addresses =
        [
            new("/message/chathistory", ProtocolTexts.HistoryMeaning)
            {
                Parameters = [Caller.Named("userid"), Caller.Token, new("dstid", ProtocolTexts.Number, ProtocolTexts.ParameterOther), new("cmd", ProtocolTexts.Number, ProtocolTexts.ParameterHistoryKind), .. Paging],
                Refusals = [Caller.Unproved],
                Examples = HistoryExamples.History,
            },
            new("/contact/loadrecord", ProtocolTexts.RecordMeaning)
            {
                Parameters = [Caller.Named("userid"), Caller.Token, new("dstid", ProtocolTexts.Number, ProtocolTexts.ParameterOther), new("cate", ProtocolTexts.Number, ProtocolTexts.ParameterRecordKind), .. Paging],
                Refusals = [Caller.Unproved],
                Examples = HistoryExamples.Record,
            },
        ],
    };

    private static IReadOnlyList<Parameter> Paging =>
    [
        new("pagefrom", ProtocolTexts.Number, ProtocolTexts.ParameterPage),
        new("pagesize", ProtocolTexts.Number, ProtocolTexts.ParameterPageSize.Fill(HistoryEndpoints.DefaultPage, HistoryEndpoints.LargestPage)),
    ];
}
