using System.Diagnostics;
using System.Globalization;
using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>What a long past costs.</summary>
internal static class History
{
    private const int Pairs = Talk.People / 2;
    private const int Openings = 50;

    /// <summary>The same talk after a thousand stored messages and after a million.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> CostAsync(Dialect dialect, Options options)
    {
        var few = await Talk.PairsAsync(dialect, options, new Cast(Talk.People, 0) { Before = 1000 / Pairs });
        var many = await Talk.PairsAsync(dialect, options, new Cast(Talk.People, 0) { Before = 1_000_000 / Pairs });
        var (cheap, dear) = (few["CPU µs a delivery"], many["CPU µs a delivery"]);
        return new Dictionary<string, double> { ["CPU µs a delivery after 10³"] = cheap, ["CPU µs a delivery after 10⁶"] = dear, ["10⁶ to 10³"] = dear / cheap };
    }

    /// <summary>A page with a conversation of a hundred messages, and one of a hundred thousand: until its whole first answer is there.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> OpenAsync(Dialect dialect)
    {
        var (small, large) = (await OpenAsync(dialect, 100), await OpenAsync(dialect, 100_000));
        return new Dictionary<string, double> { ["ms to open, of 100"] = small, ["ms to open, of 100,000"] = large };
    }

    private static async Task<double> OpenAsync(Dialect dialect, int messages)
    {
        var cast = new Cast(2, 0) { Before = messages };
        using var peer = await dialect.StartAsync(cast);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{peer.Port}") };
        // The old address signs in and leads to the pages.
        await http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/chat/index.shtml?id={cast.Numbers[0]}&token={cast.Tokens[0]}"));
        var times = new List<double>();
        for (var time = 0; time < Openings; time++)
        {
            var watch = Stopwatch.StartNew();
            var page = await http.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"/u/{cast.Numbers[1]}"));
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!page.Contains("said before", StringComparison.Ordinal))
                throw new InvalidOperationException("The page shows no messages.");
        }
        times.Sort();
        return times[Openings / 2];
    }
}
