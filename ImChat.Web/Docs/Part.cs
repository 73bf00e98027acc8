namespace ImChat.Web.Docs;

/// <summary>One of the parts the page falls into.</summary>
public sealed record Part(string Anchor, string Title, string Intro, params IReadOnlyList<Chapter> Chapters);
