using System.Text.Json;
using ImChat.Web.Hosting;
using StackExchange.Redis;

namespace ImChat.Web.Backplane;

/// <summary>Whoever tries passwords on several nodes in turn is not faster for it: what is taken from a bucket on one is taken on all.</summary>
internal sealed class RateExchange(RateLimits limits, NodeName node, IConnectionMultiplexer redis)
{
    private static readonly RedisChannel Everybody = RedisChannel.Literal("imchat:rates");

    /// <summary>Tells and hears from now on.</summary>
    public async Task JoinAsync()
    {
        limits.Spent += Say;
        (await redis.GetSubscriber().SubscribeAsync(Everybody)).OnMessage(message => Hear((byte[]?)message.Message));
    }

    /// <summary>While it cannot be said, each node counts for itself.</summary>
    private void Say(RateKind kind, string key)
    {
        try
        {
            redis.GetSubscriber().Publish(Everybody, JsonSerializer.SerializeToUtf8Bytes(new Taken(node.Value, kind, key)), CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // Said by the backplane.
        }
    }

    private void Hear(byte[]? bytes)
    {
        if (JsonSerializer.Deserialize<Taken>(bytes) is { } taken && taken.Node != node.Value && Enum.IsDefined(taken.Kind))
            limits.TakenElsewhere(taken.Kind, taken.Key);
    }

    private sealed record Taken(string Node, RateKind Kind, string Key);
}
