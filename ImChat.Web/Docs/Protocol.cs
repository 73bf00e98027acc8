using ImChat.Web.Docs.Chapters;
using ImChat.Web.Docs.Devices;
using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs;

/// <summary>
/// What clients may send and what they get, in the old protocol and in <c>imchat.v2</c>: the one source of the page and of the tests that
/// hold the program to it. Written anew each time it is read, in the reader's language.
/// </summary>
internal static class Protocol
{
    public static IReadOnlyList<Part> Parts =>
    [
        new("both", ProtocolTexts.BothTitle, ProtocolTexts.BothIntro, ReadingChapter.Write(), SettingChapter.Write()),
        new("old", ProtocolTexts.OldTitle, ProtocolTexts.OldIntro,
            RequestChapter.Write(),
            ProofChapter.Write(),
            AccountChapter.Write(),
            ContactChapter.Write(),
            GroupChapter.Write(),
            HistoryChapter.Write(),
            UploadChapter.Write(),
            SocketChapter.Write(),
            PageChapter.Write()),
        new("v2", DeviceTexts.Title, DeviceTexts.Intro,
            ConnectingChapter.Write(),
            FrameChapter.Write(),
            CatchUpChapter.Write(),
            SendingChapter.Write(),
            ReceiptChapter.Write(),
            PresenceChapter.Write(),
            PagingChapter.Write(),
            ErrorChapter.Write(),
            EndingChapter.Write(),
            LimitChapter.Write(),
            ClientChapter.Write()),
    ];

    public static IReadOnlyList<Chapter> Chapters => [.. Parts.SelectMany(part => part.Chapters)];

    public static IReadOnlyList<Example> Examples => [.. Chapters.SelectMany(chapter => chapter.Examples.Concat(chapter.AllSections.SelectMany(part => part.Examples)))];
}
