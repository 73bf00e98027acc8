using System.Text.Json;
using System.Threading.Channels;
using ImChat.Domain.Delivery;
using StackExchange.Redis;

namespace ImChat.Web.Backplane;

/// <summary>
/// Carries envelopes between nodes over Redis. What happens on a node is delivered there at once, whatever Redis does; the others hear of it
/// at most once, and find what they did not hear in storage.
/// </summary>
internal sealed partial class RedisBackplane(MessageBus bus, ConversationOrder order, GapWatch gaps, NodeName node, IConnectionMultiplexer redis, ILogger<RedisBackplane> logger) : BackgroundService, IBackplane
{
    private const int MostWaiting = 8192;
    private const int MostTogether = 256;
    private static readonly RedisChannel Everybody = RedisChannel.Literal("imchat:events");
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Channel<Envelope> outgoing = Channel.CreateBounded<Envelope>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private volatile bool hasJoined;

    /// <summary>Whether the other nodes can be heard now.</summary>
    public bool IsConnected => hasJoined && redis.GetSubscriber().IsConnected(Everybody);

    /// <summary>Whether they could be heard once.</summary>
    public bool HasJoined => hasJoined;

    /// <summary>Hears the others from now on.</summary>
    public async Task JoinAsync()
    {
        var queue = await redis.GetSubscriber().SubscribeAsync(Everybody);
        queue.OnMessage(message => Hear((byte[]?)message.Message));
        redis.ConnectionFailed += (_, failed) => Log.Lost(logger, failed.FailureType);
        redis.ConnectionRestored += (_, restored) => Restored(restored.ConnectionType);
        hasJoined = true;
    }

    public ValueTask PublishAsync(Envelope envelope)
    {
        Note(envelope);
        order.Deliver(envelope, mayWait: IsConnected);
        // Where there is no room left it is lost on its way, as anything else here may be.
        outgoing.Writer.TryWrite(envelope);
        return ValueTask.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new List<Envelope>();
                while (batch.Count < MostTogether && outgoing.Reader.TryRead(out var envelope))
                    batch.Add(envelope);
                await SendAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task SendAsync(List<Envelope> batch, CancellationToken stopping)
    {
        while (batch.Count > 0)
        {
            try
            {
                await redis.GetSubscriber().PublishAsync(Everybody, EnvelopeCodec.Write(node, batch));
                return;
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                // Messages are found in storage, and the rest of a moment means nothing later. What is left is little.
                batch.RemoveAll(envelope => envelope.Event is MessageArrived or MessageWithheld || envelope.Event.IsFleeting);
                if (batch.Count > 0)
                    await Task.Delay(BetweenTries, stopping);
            }
        }
    }

    private void Hear(byte[]? bytes)
    {
        try
        {
            if (EnvelopeCodec.IsFrom(node, bytes))
                return;
            foreach (var envelope in EnvelopeCodec.Read(bytes))
            {
                Note(envelope);
                // Connections are numbered on each node: the one that sent it there is none of ours.
                order.Deliver(envelope.Event is MessageArrived arrived ? envelope with { Event = arrived with { Origin = null } } : envelope, mayWait: true);
            }
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            Log.NotUnderstood(logger, error.Message);
        }
    }

    private void Note(Envelope envelope)
    {
        if (envelope.Event is MessageArrived arrived)
            gaps.Note(arrived.Message.Id);
    }

    /// <summary>What else happened meanwhile, friends, groups, cursors, every connection asks storage for.</summary>
    private void Restored(ConnectionType connection)
    {
        if (connection != ConnectionType.Subscription)
            return;
        Log.Restored(logger);
        bus.Interrupt();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes cannot be heard ({Failure}); until they can, messages are found in storage, a second or two later")]
        public static partial void Lost(ILogger logger, ConnectionFailureType failure);

        [LoggerMessage(Level = LogLevel.Information, Message = "Other nodes can be heard again")]
        public static partial void Restored(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Another node said what this one does not understand; do they run the same version? {Reason}")]
        public static partial void NotUnderstood(ILogger logger, string reason);
    }
}
