namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>What the checker found: nothing, if all promises were kept.</summary>
internal sealed class Findings
{
    private const int MostShown = 10;

    private readonly Dictionary<Verdict, List<string>> found = Enum.GetValues<Verdict>().ToDictionary(verdict => verdict, _ => new List<string>());

    public int Acked { get; set; }

    /// <summary>Sends of which every attempt was refused.</summary>
    public int Failed { get; set; }

    /// <summary>Sends nobody was told about that are stored after all. Any number is allowed.</summary>
    public int Recovered { get; set; }

    /// <summary>Frames that brought a device what it had already. What was under way when a line broke may come again.</summary>
    public int Redelivered { get; set; }

    /// <summary>First acks that came before what stands before their message.</summary>
    public int EarlyAcks { get; set; }

    public int Received { get; set; }

    public IReadOnlyList<string> this[Verdict verdict] => found[verdict];

    public void Add(Verdict verdict, string what) => found[verdict].Add(what);

    public void AssertNothing() => Assert.True(found.Values.All(cases => cases.Count == 0), ToString());

    public override string ToString() => string.Join(Environment.NewLine,
        [$"acked {Acked}, failed {Failed}, recovered {Recovered}, received {Received}, redelivered {Redelivered}, early acks {EarlyAcks}", .. found.Where(one => one.Value.Count > 0).Select(Describe)]);

    private static string Describe(KeyValuePair<Verdict, List<string>> cases) =>
        string.Join($"{Environment.NewLine}  ", [$"{cases.Key}: {cases.Value.Count}", .. cases.Value.Take(MostShown)]);
}
