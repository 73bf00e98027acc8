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
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private readonly Channel<Envelope> outgoing = Channel.CreateBounded<Envelope>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Whether there was something, and the others do not know that yet.</summary>
    private volatile bool hasMissed;

    /// <summary>Whether the other nodes can be heard now.</summary>
    public bool IsConnected => redis.GetSubscriber().IsConnected(Everybody);

    /// <summary>Hears the others from now on.</summary>
    public async Task JoinAsync()
    {
        var queue = await redis.GetSubscriber().SubscribeAsync(Everybody);
        queue.OnMessage(message => Hear((byte[]?)message.Message));
        redis.ConnectionFailed += (_, failed) => Log.Lost(logger, failed.FailureType);
        redis.ConnectionRestored += (_, restored) => Restored(restored.ConnectionType);
    }

    public ValueTask PublishAsync(Envelope envelope)
    {
        Note(envelope);
        order.Deliver(envelope, mayWait: IsConnected);
        // Where there is no room left it is lost on its way, as anything else here may be.
        if (!outgoing.Writer.TryWrite(envelope) && IsMissed(envelope))
            hasMissed = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>What was said before this is still told.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        outgoing.Writer.TryComplete();
        await Task.WhenAny(ExecuteTask ?? Task.CompletedTask, Task.Delay(LongestFarewell, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(stoppingToken))
                await SendAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <summary>Messages are found in storage, and the rest of a moment means nothing later. Of anything else the others have to know that they missed it.</summary>
    private static bool IsMissed(Envelope envelope) => envelope.Event is not (MessageArrived or MessageWithheld) && !envelope.Event.IsFleeting;

    private List<Envelope> Take(int most)
    {
        var batch = new List<Envelope>();
        while (batch.Count < most && outgoing.Reader.TryRead(out var envelope))
            batch.Add(envelope);
        return batch;
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        var isTold = await TellAsync(Take(MostTogether));
        while (!isTold || hasMissed)
        {
            if (!isTold)
            {
                await Task.Delay(BetweenTries, stopping);
                if (Take(MostWaiting).Exists(IsMissed))
                    hasMissed = true;
            }
            if (!hasMissed)
                return;
            hasMissed = false;
            isTold = await TellAsync([]);
        }
    }

    /// <summary>Tells the other nodes; an empty batch says that there was something which they were not told.</summary>
    private async Task<bool> TellAsync(List<Envelope> batch)
    {
        try
        {
            await redis.GetSubscriber().PublishAsync(Everybody, EnvelopeCodec.Write(node, batch));
            return true;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            if (batch.Count == 0 || batch.Exists(IsMissed))
                hasMissed = true;
            return false;
        }
    }

    private void Hear(byte[]? bytes)
    {
        try
        {
            if (EnvelopeCodec.IsFrom(node, bytes))
                return;
            var envelopes = EnvelopeCodec.Read(bytes);
            if (envelopes.Count == 0)
                bus.Interrupt();
            foreach (var envelope in envelopes)
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
