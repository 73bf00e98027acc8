using System.Collections.Concurrent;
using System.Diagnostics;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>
/// What everybody tried and what they were told, as Jepsen records it: a send is invoked and ends as ok (acked), fail (refused in so many
/// words) or, when nothing says how it ended, as info: it may be stored or not.
/// </summary>
internal sealed class History
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SendStory> sends = [];
    private readonly Dictionary<string, long> highestAcked = [];
    private readonly List<DeviceRecord> devices = [];
    private readonly List<OldSocketRecord> oldSockets = [];

    /// <summary>Sends that were acked at least once.</summary>
    public Counter Acks { get; } = new();

    public Counter Refusals { get; } = new();

    /// <summary>The reasons of all refusals, and how often each was given.</summary>
    public ConcurrentDictionary<string, int> RefusalCodes { get; } = new();

    /// <summary>Frames that say that a client broke the protocol. None should.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public IReadOnlyList<SendStory> Sends
    {
        get
        {
            lock (gate)
                return [.. sends.Values];
        }
    }

    public IReadOnlyList<DeviceRecord> Devices
    {
        get
        {
            lock (gate)
                return [.. devices];
        }
    }

    public IReadOnlyList<OldSocketRecord> OldSockets
    {
        get
        {
            lock (gate)
                return [.. oldSockets];
        }
    }

    public DeviceRecord AddDevice(UserId owner)
    {
        lock (gate)
        {
            var device = new DeviceRecord($"d{devices.Count + 1}", owner);
            devices.Add(device);
            return device;
        }
    }

    public OldSocketRecord AddOldSocket(UserId owner)
    {
        lock (gate)
        {
            var socket = new OldSocketRecord(owner);
            oldSockets.Add(socket);
            return socket;
        }
    }

    /// <summary>A device is about to write it, for the first time or again.</summary>
    public void Invoked(Send send, UserId sender, string device)
    {
        lock (gate)
        {
            if (!sends.TryGetValue(send.Cid, out var story))
                sends.Add(send.Cid, story = new(send, sender, device, highestAcked.GetValueOrDefault(send.Talk.Key)) { InvokedAt = Stopwatch.GetTimestamp() });
            story.Attempts++;
            story.IsShared |= story.Device != device;
        }
    }

    public void Acked(string cid, Place place, bool isRepetition)
    {
        bool isFirst;
        lock (gate)
        {
            if (!sends.TryGetValue(cid, out var story))
            {
                Complaints.Enqueue($"an ack for {cid}, which nobody sent");
                return;
            }
            isFirst = !story.IsOk;
            story.Ack(place, isRepetition, Stopwatch.GetTimestamp());
            highestAcked[story.Send.Talk.Key] = Math.Max(highestAcked.GetValueOrDefault(story.Send.Talk.Key), place.Seq);
        }
        if (isFirst)
            Acks.Add();
    }

    public void Refused(string cid, string code)
    {
        lock (gate)
        {
            if (sends.TryGetValue(cid, out var story))
                story.Refusals++;
        }
        RefusalCodes.AddOrUpdate(code, 1, (_, count) => count + 1);
        Refusals.Add();
    }

    /// <summary>The same text as an object that is kept anyway, so that a thousand receivers do not keep a thousand copies.</summary>
    public string Kept(string content)
    {
        lock (gate)
            return Send.NameIn(content) is { } cid && sends.TryGetValue(cid, out var story) && story.Send.Content == content ? story.Send.Content : content;
    }
}
