using ImChat.Web.Docs.Chapters;
using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs;

/// <summary>
/// What the old protocol is here, for those who write clients: the one source of the page and of the tests that hold the program to it.
/// Written anew each time it is read, in the reader's language.
/// </summary>
internal static class Protocol
{
    public static IReadOnlyList<Chapter> Chapters =>
    [
        ReadingChapter.Write(),
        RequestChapter.Write(),
        ProofChapter.Write(),
        AccountChapter.Write(),
        ContactChapter.Write(),
        GroupChapter.Write(),
        HistoryChapter.Write(),
        UploadChapter.Write(),
        SocketChapter.Write(),
        PageChapter.Write(),
        SettingChapter.Write(),
    ];

    public static IReadOnlyList<Example> Examples => [.. Chapters.SelectMany(chapter => chapter.Examples.Concat(chapter.Parts.SelectMany(part => part.Examples)))];
}
