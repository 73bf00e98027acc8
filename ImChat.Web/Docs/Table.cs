namespace ImChat.Web.Docs;

/// <summary>Rows of cells; words between backticks are code.</summary>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
