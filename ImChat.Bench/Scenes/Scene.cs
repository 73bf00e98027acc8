using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>What is done to a server, and what comes of it: figures by name; none where a server cannot do it.</summary>
internal static class Scene
{
    public const string All = "pairs,room100,room500,latency,memory,reconnect,stall,circuits,history,open,storage";

    public static Task<IReadOnlyDictionary<string, double>> MeasureAsync(string scene, Dialect dialect, Options options) => scene switch
    {
        not ("pairs" or "room100" or "room500" or "latency") when dialect is ClusterDialect => Nothing,
        "pairs" => Talk.PairsAsync(dialect, options, new Cast(Talk.People, 0)),
        "room100" => Talk.RoomsAsync(dialect, options, 100),
        "room500" => Talk.RoomsAsync(dialect, options, 500),
        "latency" => Talk.LatencyAsync(dialect, options),
        "memory" => Connections.MemoryAsync(dialect),
        "reconnect" => Connections.ReconnectAsync(dialect, options),
        "stall" => Connections.StallAsync(dialect, options),
        "circuits" => dialect switch
        {
            ImChatDialect => Circuits.OfImChatAsync(dialect, options),
            // Beside what everything else is compared with.
            RelayDialect and not GoDialect => Circuits.OfMinimalAsync(options),
            _ => Nothing,
        },
        "history" => dialect is ImChatDialect ? History.CostAsync(dialect, options) : Nothing,
        "open" => dialect is ImChatDialect ? History.OpenAsync(dialect) : Nothing,
        "storage" => dialect is ImChatDialect ? Storage.AppendAsync(options) : Nothing,
        _ => throw new ArgumentException($"{scene} is no scene."),
    };

    private static Task<IReadOnlyDictionary<string, double>> Nothing => Task.FromResult<IReadOnlyDictionary<string, double>>(new Dictionary<string, double>());
}
