using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Docs;

/// <summary>A part of a chapter. Words between backticks are code.</summary>
public sealed record Section(string Anchor, string Title)
{
    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<Table> Tables { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];
}
