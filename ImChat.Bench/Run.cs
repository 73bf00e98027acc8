using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImChat.Bench.Peers;
using ImChat.Bench.Scenes;

namespace ImChat.Bench;

/// <summary>Measures every server in every scene, round after round in turn, and prints the medians and their ratio to the bare relay.</summary>
internal static class Run
{
    private const nint LoadCore = 0b10;

    public static async Task<int> StartAsync(Options options)
    {
        // The server has the other one.
        if (OperatingSystem.IsLinux())
            Process.GetCurrentProcess().ProcessorAffinity = LoadCore;
        using var imChat = new ImChatDialect();
        using var go = GoDialect.IsThere ? new GoDialect() : null;
        using var node = ClusterDialect.IsThere ? new ClusterDialect(1) : null;
        using var nodes = ClusterDialect.IsThere ? new ClusterDialect(2) : null;
        using var together = ClusterDialect.IsThere ? new ClusterDialect(2, areApart: false) : null;
        Dialect?[] all = [new RelayDialect(), go, new SignalDialect(), imChat, node, nodes, together];
        var dialects = all.OfType<Dialect>().ToList();
        var figures = new Dictionary<(string Scene, string Figure, string Name), List<double>>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var scene in options.Scenes)
            {
                foreach (var dialect in dialects.Where(dialect => options.Only.Count == 0 ? dialect is not ClusterDialect : options.Only.Contains(dialect.Name)))
                {
                    var measured = await Scene.MeasureAsync(scene, dialect, options);
                    foreach (var (figure, value) in measured)
                    {
                        if (!figures.TryGetValue((scene, figure, dialect.Name), out var values))
                            figures[(scene, figure, dialect.Name)] = values = [];
                        values.Add(value);
                    }
                    Console.Error.WriteLine($"round {round} {scene} {dialect.Name}: {string.Join(", ", measured.Select(one => $"{one.Value.ToString("F1", CultureInfo.InvariantCulture)} {one.Key}"))}");
                }
            }
        }
        Print(figures, options.Only.Count == 0 ? dialects[0].Name : options.Only[0]);
        if (options.Json is { } file)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures.Select(one => new { one.Key.Scene, one.Key.Figure, one.Key.Name, one.Value })));
        return 0;
    }

    private static void Print(Dictionary<(string Scene, string Figure, string Name), List<double>> figures, string measure)
    {
        Console.WriteLine($"| scene | figure | server | median | to {measure} |\n|---|---|---|---|---|");
        foreach (var ((scene, figure, name), values) in figures.OrderBy(one => (one.Key.Scene, one.Key.Figure)))
        {
            var median = Median(values);
            var ratio = figures.TryGetValue((scene, figure, measure), out var peers) ? (median / Median(peers)).ToString("F2", CultureInfo.InvariantCulture) : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scene} | {figure} | {name} | {median:F1} | {ratio} |"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
