using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs;

/// <summary>One subject of the page: a heading, and a line in the table of contents.</summary>
public sealed record Chapter(string Anchor, string Title)
{
    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<Table> Tables { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>Everything below this chapter's own rules, in the order it is read.</summary>
    public IEnumerable<Section> Parts => [.. Addresses.Select(address => address.AsSection()), .. Sections];
}
