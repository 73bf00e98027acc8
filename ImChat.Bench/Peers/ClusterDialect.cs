using System.Diagnostics;
using System.Globalization;

namespace ImChat.Bench.Peers;

/// <summary>ImChat on PostgreSQL: one node, or several with Redis between them. Neighbours are on different nodes, so that everything goes from one to another, or on one.</summary>
internal sealed class ClusterDialect(int nodes, bool areApart = true) : ImChatDialect
{
    private const int LowestPort = 20_000;
    private const int PortsOfACluster = 10;
    private const int Clusters = 1000;

    private readonly List<int> ports = [];

    public static bool IsThere => Directory.Exists("/usr/lib/postgresql") && File.Exists("/usr/bin/redis-server");

    public override string Name => nodes == 1 ? "ImChat on PostgreSQL" : areApart ? "ImChat on two nodes" : "ImChat on two nodes side by side";

    public override async Task<Peer> StartAsync(Cast cast)
    {
        var folder = NewFolder();
        var port = LowestPort + (Random.Shared.Next(Clusters) * PortsOfACluster);
        await File.WriteAllTextAsync(Path.Combine(folder, "port"), port.ToString(CultureInfo.InvariantCulture));
        var parts = new List<Part> { await StartPartAsync(folder, "postgres", "PostgreSQL") };
        List<string> settings = [$"--ImChat:DataDirectory={folder}/data", "--Database:Provider=PostgreSql", string.Create(CultureInfo.InvariantCulture, $"--ConnectionStrings:ImChat=Host=127.0.0.1;Port={port + 1};Username=postgres;Database=imchat")];
        await (await Founding.FoundAsync(cast, [.. settings])).DisposeAsync();
        if (nodes > 1)
        {
            parts.Add(await StartPartAsync(folder, "redis", "Redis"));
            settings.AddRange("--Bus:Provider=Redis", string.Create(CultureInfo.InvariantCulture, $"--ConnectionStrings:Redis=127.0.0.1:{port + 2}"));
        }
        ports.Clear();
        for (var node = 1; node < nodes; node++)
        {
            var another = await StartNodeAsync([], [.. settings]);
            ports.Add(another.Port);
            parts.Add(new Part("another node", () => another.OwnCpu, another.Dispose));
        }
        var peer = await StartNodeAsync(parts, [.. settings]);
        ports.Add(peer.Port);
        return peer;
    }

    public override int Port(Peer peer, int person) => ports[(areApart ? person : person / 2) % ports.Count];

    /// <summary>Starts a part by the script, and counts it with all that it starts.</summary>
    private static async Task<Part> StartPartAsync(string folder, string part, string name)
    {
        using var starting = Process.Start(Peer.OnServerCore(Path.Combine(AppContext.BaseDirectory, "cluster"), "start", folder, part))!;
        await starting.WaitForExitAsync();
        var process = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{part}.pid")), CultureInfo.InvariantCulture);
        return new Part(name, () => ChildrenOf(process).Aggregate(Peer.CpuOf(process), (sum, child) => sum + Peer.CpuOf(child)), () =>
        {
            using var ending = Process.GetProcessById(process);
            ending.Kill(entireProcessTree: true);
            ending.WaitForExit();
        });
    }

    private static IEnumerable<int> ChildrenOf(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture));
}
