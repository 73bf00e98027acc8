namespace ImChat.Web.Docs.Chapters;

internal static class ReadingChapter
{
    public static Chapter Write() => new("reading", ProtocolTexts.ReadingTitle)
    {
        Rules = [ProtocolTexts.Cast, ProtocolTexts.Braces, DeviceTexts.ExamplesRule],
        Tables =
        [
            new(ProtocolTexts.PlaceholdersCaption, [ProtocolTexts.Placeholder, ProtocolTexts.Meaning],
                [.. Placeholder.All.Select(placeholder => (string[])[$"`{placeholder.Sample}`", placeholder.Meaning])]),
        ],
    };
}
