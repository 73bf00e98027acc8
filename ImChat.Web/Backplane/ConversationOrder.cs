using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using Microsoft.Extensions.Caching.Memory;

namespace ImChat.Web.Backplane;

/// <summary>
/// Puts what this node stored and what others did back into the order of their numbers: one that comes ahead of its turn waits a moment for
/// those before it. Without it every receiver would have to ask storage what it missed whenever two nodes store in one conversation.
/// </summary>
internal sealed class ConversationOrder(MessageBus bus, TimeProvider clock) : IDisposable
{
    /// <summary>What has not come by then was lost on its way: receivers find it in storage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly MemoryCache lines = new(new MemoryCacheOptions());

    /// <summary>Delivers it in its turn, or at once when nobody says what comes before it.</summary>
    public void Deliver(Envelope envelope, bool mayWait)
    {
        if (PlaceOf(envelope.Event) is not { } place)
        {
            bus.Deliver(envelope);
            return;
        }
        var line = LineOf(place.Conversation);
        lock (line)
        {
            if (!mayWait || line.Last == 0 || place.Seq <= line.Last + 1)
            {
                Pass(line, place.Seq, envelope);
                PassFollowers(line);
                return;
            }
            var isFirst = line.Waiting.Count == 0;
            line.Waiting.Enqueue(envelope, place.Seq);
            if (isFirst)
                _ = GiveUpLaterAsync(line);
        }
    }

    public void Dispose() => lines.Dispose();

    private static (ConversationId Conversation, long Seq)? PlaceOf(ChatEvent chatEvent) => chatEvent switch
    {
        MessageArrived arrived => (arrived.Message.Conversation, arrived.Message.Seq),
        MessageWithheld withheld => (withheld.Conversation, withheld.Seq),
        _ => null,
    };

    private Line LineOf(ConversationId conversation) => lines.GetOrCreate(conversation, entry =>
    {
        entry.SlidingExpiration = Remembered;
        return new Line();
    })!;

    private void Pass(Line line, long seq, Envelope envelope)
    {
        line.Last = Math.Max(line.Last, seq);
        bus.Deliver(envelope);
    }

    /// <summary>Those whose turn it is now.</summary>
    private void PassFollowers(Line line)
    {
        while (line.Waiting.TryPeek(out var next, out var seq) && seq <= line.Last + 1)
        {
            line.Waiting.Dequeue();
            Pass(line, seq, next);
        }
    }

    private async Task GiveUpLaterAsync(Line line)
    {
        await Task.Delay(Patience, clock);
        lock (line)
        {
            while (line.Waiting.TryDequeue(out var next, out var seq))
                Pass(line, seq, next);
        }
    }

    /// <summary>A conversation: the highest number that was delivered, and what waits for lower ones.</summary>
    private sealed class Line
    {
        public long Last { get; set; }

        public PriorityQueue<Envelope, long> Waiting { get; } = new();
    }
}
