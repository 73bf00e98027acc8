using ImChat.Domain.Messages;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>How far a device is in each conversation, and what of that it has told the server.</summary>
internal sealed class Cursors
{
    private const int MostUntold = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<ConversationId, Progress> known = [];
    private readonly Dictionary<ConversationId, long> told = [];
    private int untold;

    /// <summary>What to ask for after a break: everything above these.</summary>
    public IReadOnlyDictionary<ConversationId, long> Complete
    {
        get
        {
            lock (gate)
                return known.ToDictionary(one => one.Key, one => one.Value.Complete);
        }
    }

    /// <summary>Whether so much is new that the server should hear of it.</summary>
    public bool AreDue => Volatile.Read(ref untold) >= MostUntold;

    /// <summary>False when the device has it already.</summary>
    public bool Take(Place place)
    {
        lock (gate)
        {
            if (!known.TryGetValue(place.Conversation, out var progress))
                known.Add(place.Conversation, progress = new());
            if (!progress.Add(place.Seq))
                return false;
            untold++;
            return true;
        }
    }

    public void Reset(ConversationId conversation, long last)
    {
        lock (gate)
        {
            if (!known.TryGetValue(conversation, out var progress))
                known.Add(conversation, progress = new());
            progress.ResetTo(last);
        }
    }

    /// <summary>The conversations that went on since the last time, and how far.</summary>
    public IReadOnlyList<(ConversationId Conversation, long Seq)> Tell()
    {
        lock (gate)
        {
            untold = 0;
            var news = known.Where(one => one.Value.Complete > told.GetValueOrDefault(one.Key)).Select(one => (one.Key, one.Value.Complete)).ToList();
            foreach (var (conversation, seq) in news)
                told[conversation] = seq;
            return news;
        }
    }
}
