using ImChat.Web.Docs.Examples;
using ImChat.Web.Legacy.Pages;

namespace ImChat.Web.Docs.Chapters;

internal static class PageChapter
{
    public static Chapter Write() => new("pages", ProtocolTexts.PagesTitle)
    {
        Rules = [ProtocolTexts.DeepLinkRule, ProtocolTexts.SwitchRule, ProtocolTexts.AssetRule],
        Tables =
        [
            new(ProtocolTexts.PagesCaption, [ProtocolTexts.OldAddress, ProtocolTexts.NewAddress],
            [
                [string.Join(' ', OldPages.DeepLinks.Select(Code)), Code("/")],
                .. OldPages.Addresses.Select(page => (string[])[string.Join(' ', page.Then.Select(Code)), Code(page.Now)]),
            ]),
        ],
        Examples = PageExamples.All,
    };

    private static string Code(string address) => $"`{address}`";
}
