using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs;

/// <summary>One subject of the page: a heading, and a line in the table of contents.</summary>
public sealed record Chapter(string Anchor, string Title)
{
    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<Frame> Frames { get; init; } = [];

    public IReadOnlyList<Table> Tables { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>The fields of its frames, then its other tables.</summary>
    public IReadOnlyList<Table> AllTables => [.. Frames.Where(frame => frame.Fields.Count > 0).Select(frame => frame.AsTable()), .. Tables];

    /// <summary>Everything below this chapter's own rules, in the order it is read.</summary>
    public IEnumerable<Section> AllSections => [.. Addresses.Select(address => address.AsSection()), .. Sections];
}
