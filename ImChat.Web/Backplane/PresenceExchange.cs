using System.Text.Json;
using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using StackExchange.Redis;

namespace ImChat.Web.Backplane;

/// <summary>Tells the other nodes who is online here, and hears it from them: what changed once a second, everything every ten.</summary>
internal sealed class PresenceExchange(Presence presence, OtherNodes others, NodeName node, IConnectionMultiplexer redis, TimeProvider clock) : BackgroundService
{
    private const int WholeEvery = 10;
    private static readonly RedisChannel Everybody = RedisChannel.Literal("imchat:presence");
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private IReadOnlyDictionary<UserId, DateTimeOffset> said = new Dictionary<UserId, DateTimeOffset>();

    /// <summary>Hears the others from now on.</summary>
    public async Task JoinAsync() => (await redis.GetSubscriber().SubscribeAsync(Everybody)).OnMessage(message => Hear((byte[]?)message.Message));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            for (var tick = 0; ; tick++)
            {
                await SayAsync(isWhole: tick % WholeEvery == 0);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends. Its people have until the lease is over to come back elsewhere.
        }
    }

    private async Task SayAsync(bool isWhole)
    {
        var now = presence.Here();
        var before = said;
        var online = now.Where(one => isWhole || !before.ContainsKey(one.Key)).ToDictionary(one => one.Key.Value, one => one.Value.ToUnixTimeMilliseconds());
        var gone = before.Keys.Where(person => !now.ContainsKey(person)).Select(person => person.Value).ToList();
        said = now;
        if (!isWhole && online.Count + gone.Count == 0)
            return;
        try
        {
            await redis.GetSubscriber().PublishAsync(Everybody, JsonSerializer.SerializeToUtf8Bytes(new News(node.Value, isWhole, online, gone)));
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // Who is there may be unknown for a while; the next that says everything makes up for it.
        }
    }

    private void Hear(byte[]? bytes)
    {
        if (JsonSerializer.Deserialize<News>(bytes) is not { } news || news.Node == node.Value)
            return;
        others.Hear(
            news.Node,
            news.IsWhole,
            news.Online.Select(one => KeyValuePair.Create(new UserId(one.Key), DateTimeOffset.FromUnixTimeMilliseconds(one.Value))),
            news.Gone.Select(person => new UserId(person)));
    }

    private sealed record News(string Node, bool IsWhole, Dictionary<long, long> Online, List<long> Gone);
}
