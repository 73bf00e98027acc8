using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;

namespace ImChat.Web.Docs;

/// <summary>An address of the HTTP API: what it takes, what it answers, and every sentence it refuses with.</summary>
/// <param name="Path">As it is written; a part in braces stands for a name.</param>
/// <param name="Meaning">What it does and what it answers.</param>
public sealed record Address(string Path, string Meaning)
{
    /// <summary>The same under other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public IReadOnlyList<RefusedWith> Refusals { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Everything that leads here.</summary>
    public IEnumerable<string> Paths => [Path, .. Aliases];

    public Section AsSection() => new(Path.Trim('/').Replace("/", "-", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), $"`{Path}`")
    {
        Rules = Aliases.Count > 0 ? [Meaning, ProtocolTexts.Aliases.Fill(string.Join(' ', Aliases.Select(alias => $"`{alias}`")))] : [Meaning],
        Tables = [.. ParameterTable(), .. RefusalTable()],
        Examples = Examples,
    };

    private IEnumerable<Table> ParameterTable() => Parameters.Count == 0 ? [] :
    [
        new(ProtocolTexts.Parameters, [ProtocolTexts.Parameter, ProtocolTexts.Type, ProtocolTexts.Meaning],
            [.. Parameters.Select(parameter => (string[])[$"`{parameter.Names}`", parameter.Type, parameter.Meaning])]),
    ];

    private IEnumerable<Table> RefusalTable() => Refusals.Count == 0 ? [] :
    [
        new(ProtocolTexts.Refusals, ["`msg`", ProtocolTexts.When], [.. Refusals.Select(refusal => (string[])[$"`{refusal.Sentence}`", refusal.When])]),
    ];
}

/// <summary>Something a request may carry.</summary>
/// <param name="Names">Its name, and others that mean the same.</param>
/// <param name="Type">Number, text or file, in the reader's language.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record Parameter(string Names, string Type, string Meaning);

/// <summary>A sentence in <c>msg</c> beside <c>code</c> -1; clients compare it.</summary>
public sealed record RefusedWith(string Sentence, string When);
